import { queryOptions } from '@tanstack/react-query';

import { EVIDENCE } from '@/lib/lineage';
import { writeColumnImpactQuery } from '@/lib/url/column-query';

import { ApiError, fetchJson } from './fetch-json';

const loadDetails = async () => (await import('@/lib/contract/columns')).ColumnDetails;
const loadImpact = async () => (await import('@/lib/contract/columns')).ColumnImpact;

const pathOf = (key: string, field: string) =>
  `/api/v2/nodes/${encodeURIComponent(key)}/columns/${encodeURIComponent(field)}`;

/** Everything the page of a column shows. A column that is not there is not asked for twice. */
export function columnQuery(key: string, field: string) {
  return queryOptions({
    queryKey: ['node', key, 'column', field],
    queryFn: ({ signal }) => fetchJson(loadDetails, pathOf(key, field), { signal }),
    retry: (failures, error) =>
      failures < 1 && !(error instanceof ApiError && error.status === 404),
  });
}

export type ImpactSide = 'upstream' | 'downstream';

/** All that a column goes into, or is made from. */
export function columnImpactQuery(
  key: string,
  field: string,
  direction: ImpactSide,
  indirect: boolean,
) {
  const query = writeColumnImpactQuery({ direction, indirect, evidence: EVIDENCE, format: 'json' });
  return queryOptions({
    queryKey: ['node', key, 'column', field, 'impact', query],
    queryFn: ({ signal }) =>
      fetchJson(loadImpact, `${pathOf(key, field)}/impact${query === '' ? '' : `?${query}`}`, {
        signal,
      }),
  });
}
