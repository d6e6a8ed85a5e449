import { queryOptions, skipToken } from '@tanstack/react-query';

import type { GraphQuery } from '@/lib/contract/graph';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { ApiError, fetchJson } from './fetch-json';

const loadGraphResponse = async () => (await import('@/lib/contract/graph')).GraphResponse;

/**
 * The graph a question yields; no question asks nothing. The server page fills the same key, so the
 * first paint fetches nothing.
 */
export function graphQuery(query: GraphQuery | null) {
  return queryOptions({
    queryKey: ['graph', query],
    queryFn:
      query === null
        ? skipToken
        : ({ signal }) => fetchJson(loadGraphResponse, graphPath(query), { signal }),
    retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 1,
  });
}

function graphPath(query: GraphQuery): string {
  return `/api/v2/graph?${writeGraphQuery(query).toString()}`;
}
