import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';

import type { SuggestQuery } from '@/lib/contract/suggest';

import { fetchJson } from './fetch-json';

const loadSuggestResponse = async () => (await import('@/lib/contract/suggest')).SuggestResponse;

/** As many as fit under a box without scrolling. */
const LIMIT = '8';

/** Values for what is typed of one; null asks nothing. */
export function suggestQuery(asked: Pick<SuggestQuery, 'field' | 'prefix'> | null) {
  return queryOptions({
    queryKey: ['suggest', asked],
    queryFn:
      asked === null
        ? skipToken
        : ({ signal }) => {
            const params = new URLSearchParams({ ...asked, limit: LIMIT });
            return fetchJson(loadSuggestResponse, `/api/v2/suggest?${params.toString()}`, {
              signal,
            });
          },
    placeholderData: asked === null ? undefined : keepPreviousData,
  });
}
