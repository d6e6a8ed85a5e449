import { queryOptions } from '@tanstack/react-query';

import { RunDetails } from '@/lib/contract/runs';

import { ApiError, fetchJson } from './fetch-json';

/** Everything the run page shows. A run that is not there is not asked for twice. */
export function runQuery(runId: string) {
  return queryOptions({
    queryKey: ['run', runId],
    queryFn: ({ signal }) =>
      fetchJson(RunDetails, `/api/v2/runs/${encodeURIComponent(runId)}`, { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}
