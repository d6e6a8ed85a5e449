import { queryOptions } from '@tanstack/react-query';

import { ApiError, fetchJson } from './fetch-json';

const loadRunDetails = async () => (await import('@/lib/contract/runs')).RunDetails;

/** Everything the run page shows. A run that is not there is not asked for twice. */
export function runQuery(runId: string) {
  return queryOptions({
    queryKey: ['run', runId],
    queryFn: ({ signal }) =>
      fetchJson(loadRunDetails, `/api/v2/runs/${encodeURIComponent(runId)}`, { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}
