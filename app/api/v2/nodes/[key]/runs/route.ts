import { getRoute } from '@/lib/http/route';
import { listRuns } from '@/lib/service/list-runs';
import { readPageQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readPageQuery,
  handle: async ({ asOf, ...page }, { key }: { key: string }) => listRuns(key, page, asOf),
});
