import { infiniteQueryOptions } from '@tanstack/react-query';

import type { Instant } from '@/lib/lineage';

import { fetchJson } from './fetch-json';

const loadRunList = async () => (await import('@/lib/contract/runs')).RunList;

/** Runs a page. */
export const RUNS_PAGE_SIZE = 25;

function runsPath(key: string, cursor: string | null, asOf: Instant | null): string {
  const params = new URLSearchParams({ limit: String(RUNS_PAGE_SIZE) });
  if (cursor) params.set('cursor', cursor);
  if (asOf !== null) params.set('asOf', asOf);
  return `/api/v2/nodes/${encodeURIComponent(key)}/runs?${params.toString()}`;
}

/** Runs of a job, or runs that read or wrote a dataset: latest start first, a page at a time. */
export function nodeRunsQuery(key: string, asOf: Instant | null = null) {
  return infiniteQueryOptions({
    queryKey: ['node', key, asOf, 'runs'],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(loadRunList, runsPath(key, pageParam, asOf), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
