import { getRoute } from '@/lib/http/route';
import { listMoments } from '@/lib/service/list-moments';
import { readGraphQuery } from '@/lib/url/graph-query';

export const GET = getRoute({ query: readGraphQuery, handle: listMoments });
