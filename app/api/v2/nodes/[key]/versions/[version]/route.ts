import { getRoute } from '@/lib/http/route';
import { getVersion } from '@/lib/service/get-version';
import { readMomentQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readMomentQuery,
  handle: async ({ asOf }, { key, version }: { key: string; version: string }) =>
    getVersion(key, version, asOf),
});
