import { getRoute, noQuery } from '@/lib/http/route';
import { getNode } from '@/lib/service/get-node';

export const GET = getRoute({
  query: noQuery,
  handle: async (_query, { key }: { key: string }) => getNode(key),
});
