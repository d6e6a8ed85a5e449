import { getRoute } from '@/lib/http/route';
import { getColumn } from '@/lib/service/get-column';
import { readColumnQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readColumnQuery,
  handle: async ({ field, ...moments }, { key, column }: { key: string; column: string }) =>
    getColumn(key, field ?? column, moments),
});
