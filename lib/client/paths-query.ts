import { queryOptions, skipToken } from '@tanstack/react-query';

import type { PathsQuery } from '@/lib/contract/paths';
import { writePathsQuery } from '@/lib/url/paths-query';

import { fetchJson } from './fetch-json';

const loadPathsResponse = async () => (await import('@/lib/contract/paths')).PathsResponse;

/** The paths between two nodes; null asks nothing. */
export function pathsQuery(query: PathsQuery | null) {
  return queryOptions({
    queryKey: ['graph', 'paths', query],
    queryFn:
      query === null
        ? skipToken
        : ({ signal }) =>
            fetchJson(loadPathsResponse, `/api/v2/paths?${writePathsQuery(query).toString()}`, {
              signal,
            }),
  });
}
