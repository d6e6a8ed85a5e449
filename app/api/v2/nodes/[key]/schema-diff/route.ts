import { getRoute } from '@/lib/http/route';
import { diffVersionSchemas } from '@/lib/service/diff-version-schemas';
import { readPairQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readPairQuery,
  handle: async (query, { key }: { key: string }) => diffVersionSchemas(key, query),
});
