import { getRoute } from '@/lib/http/route';
import { getNode } from '@/lib/service/get-node';
import { readMomentQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readMomentQuery,
  handle: async ({ asOf }, { key }: { key: string }) => getNode(key, asOf),
});
