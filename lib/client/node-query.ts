import { queryOptions } from '@tanstack/react-query';

import type { Instant } from '@/lib/lineage';

import { ApiError, fetchJson } from './fetch-json';

const loadNodeDetails = async () => (await import('@/lib/contract/nodes')).NodeDetails;

function nodePath(key: string, asOf: Instant | null): string {
  const path = `/api/v2/nodes/${encodeURIComponent(key)}`;
  return asOf === null ? path : `${path}?asOf=${encodeURIComponent(asOf)}`;
}

/** Everything the panel and the node pages show of one node, now or as it was. A node that is not there is not asked for twice. */
export function nodeQuery(key: string, asOf: Instant | null = null) {
  return queryOptions({
    queryKey: ['node', key, asOf],
    queryFn: ({ signal }) => fetchJson(loadNodeDetails, nodePath(key, asOf), { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}
