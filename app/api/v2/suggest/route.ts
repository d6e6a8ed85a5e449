import { getRoute } from '@/lib/http/route';
import { suggestValues } from '@/lib/service/suggest-values';
import { readSuggestQuery } from '@/lib/url/list-query';

export const GET = getRoute({ query: readSuggestQuery, handle: suggestValues });
