import { getRoute } from '@/lib/http/route';
import { getImpact } from '@/lib/service/get-impact';
import { readImpactQuery } from '@/lib/url/impact-query';

export const GET = getRoute({
  query: readImpactQuery,
  handle: async (query, { key }: { key: string }) => getImpact(key, query),
});
