import { queryOptions } from '@tanstack/react-query';

import { Overview } from '@/lib/contract/overview';

import { fetchJson } from './fetch-json';

/** What the home page shows. */
export function overviewQuery() {
  return queryOptions({
    queryKey: ['overview'],
    queryFn: ({ signal }) => fetchJson(Overview, '/api/v2/overview', { signal }),
  });
}
