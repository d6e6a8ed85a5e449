import { getRoute } from '@/lib/http/route';
import { searchNodes } from '@/lib/service/search-nodes';
import { readSearchQuery } from '@/lib/url/list-query';

export const GET = getRoute({ query: readSearchQuery, handle: searchNodes });
