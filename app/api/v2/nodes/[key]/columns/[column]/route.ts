import { getRoute, noQuery } from '@/lib/http/route';
import { getColumn } from '@/lib/service/get-column';

export const GET = getRoute({
  query: noQuery,
  handle: async (_query, { key, column }: { key: string; column: string }) =>
    getColumn(key, column),
});
