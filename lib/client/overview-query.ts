import { queryOptions } from '@tanstack/react-query';

import { fetchJson } from './fetch-json';

const loadOverview = async () => (await import('@/lib/contract/overview')).Overview;

/** What the home page shows. */
export function overviewQuery() {
  return queryOptions({
    queryKey: ['overview'],
    queryFn: ({ signal }) => fetchJson(loadOverview, '/api/v2/overview', { signal }),
  });
}
