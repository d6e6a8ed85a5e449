import { getRoute, noQuery } from '@/lib/http/route';
import { getVersion } from '@/lib/service/get-version';

export const GET = getRoute({
  query: noQuery,
  handle: async (_query, { key, version }: { key: string; version: string }) =>
    getVersion(key, version),
});
