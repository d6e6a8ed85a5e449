import { getRoute } from '@/lib/http/route';
import { listVersions } from '@/lib/service/list-versions';
import { readPageQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readPageQuery,
  handle: async ({ asOf, ...page }, { key }: { key: string }) => listVersions(key, page, asOf),
});
