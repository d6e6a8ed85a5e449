import { getRoute } from '@/lib/http/route';
import { diffVersions } from '@/lib/service/diff-versions';
import { readPairQuery } from '@/lib/url/list-query';

export const GET = getRoute({
  query: readPairQuery,
  handle: async (query, { key }: { key: string }) => diffVersions(key, query),
});
