import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import {
  columnPath,
  NOW,
  writeColumnImpactQuery,
  writeColumnQuery,
  type ColumnImpactOptions,
  type ColumnMoments,
} from '@/lib/url/column-query';

import { ApiError, fetchJson } from './fetch-json';

const loadDetails = async () => (await import('@/lib/contract/columns')).ColumnDetails;
const loadImpact = async () => (await import('@/lib/contract/columns')).ColumnImpact;

/** Everything the page of a column shows. A column that is not there is not asked for twice. */
export function columnQuery(key: string, field: string, moments: ColumnMoments = NOW) {
  const path = columnPath(key, field, '', writeColumnQuery(moments));
  return queryOptions({
    queryKey: ['node', key, 'column', field, path],
    queryFn: ({ signal }) => fetchJson(loadDetails, path, { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}

export type ImpactSide = 'upstream' | 'downstream';

/** All that a column goes into, or is made from, a page at a time. */
export function columnImpactQuery(key: string, field: string, options: ColumnImpactOptions) {
  const pathOf = (cursor: string | null) =>
    columnPath(key, field, '/impact', writeColumnImpactQuery({ ...options, cursor }));
  return infiniteQueryOptions({
    queryKey: ['node', key, 'column', field, 'impact', pathOf(null)],
    queryFn: ({ pageParam, signal }) => fetchJson(loadImpact, pathOf(pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
