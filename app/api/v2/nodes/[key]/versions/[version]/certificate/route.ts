import { getRoute, noQuery } from '@/lib/http/route';
import { getCertificate } from '@/lib/service/get-certificate';

export const GET = getRoute({
  query: noQuery,
  handle: async (_query, { key, version }: { key: string; version: string }) =>
    getCertificate(key, version),
});
