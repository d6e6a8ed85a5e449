import { infiniteQueryOptions } from '@tanstack/react-query';

import type { ImpactQuery } from '@/lib/contract/impact';
import { writeImpactQuery } from '@/lib/url/impact-query';

import { fetchJson } from './fetch-json';

const loadImpactResponse = async () => (await import('@/lib/contract/impact')).ImpactResponse;

/** Rows a page. */
const PAGE_SIZE = 200;

/** Address of an impact list: a page of the API, or a whole download. */
export function impactHref(key: string, query: ImpactQuery, form: '' | '.csv' | '.json'): string {
  const params = writeImpactQuery(query);
  if (form === '.csv') params.set('bom', '1');
  return `/api/v2/nodes/${encodeURIComponent(key)}/impact${form}?${params.toString()}`;
}

/** Everything downstream (or upstream) of a node, a page at a time. */
export function impactQuery(key: string, query: ImpactQuery) {
  return infiniteQueryOptions({
    queryKey: ['node', key, 'impact', query],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        loadImpactResponse,
        `${impactHref(key, query, '')}&limit=${PAGE_SIZE}&cursor=${pageParam ?? ''}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
