import { queryOptions } from '@tanstack/react-query';

import { ApiError, fetchJson } from './fetch-json';

const loadNodeDetails = async () => (await import('@/lib/contract/nodes')).NodeDetails;

/** Everything the panel and the node pages show of one node. A node that is not there is not asked for twice. */
export function nodeQuery(key: string) {
  return queryOptions({
    queryKey: ['node', key],
    queryFn: ({ signal }) =>
      fetchJson(loadNodeDetails, `/api/v2/nodes/${encodeURIComponent(key)}`, { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}
