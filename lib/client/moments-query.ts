import { queryOptions, skipToken } from '@tanstack/react-query';

import type { GraphQuery } from '@/lib/contract/graph';
import type { GraphMoments } from '@/lib/contract/moments';
import { DEFAULT_GRAPH_OPTIONS, writeGraphQuery } from '@/lib/url/graph-query';

import { fetchJson } from './fetch-json';

const loadGraphMoments = async () => (await import('@/lib/contract/moments')).GraphMoments;

/** Moments after which a graph looked different, and the server's clock. */
export async function fetchMoments(
  query: GraphQuery,
  init: { signal?: AbortSignal } = {},
): Promise<GraphMoments> {
  return fetchJson(
    loadGraphMoments,
    `/api/v2/graph/moments?${writeGraphQuery(query).toString()}`,
    init,
  );
}

/** Moments after which the graph of a question looked different, whatever moment it asks for. */
export function momentsQuery(query: GraphQuery | null) {
  const { asOf, edges, from, to } = DEFAULT_GRAPH_OPTIONS;
  const always = query && { ...query, asOf, edges, from, to };
  return queryOptions({
    queryKey: ['moments', always],
    queryFn: always === null ? skipToken : ({ signal }) => fetchMoments(always, { signal }),
    staleTime: 60_000,
  });
}
