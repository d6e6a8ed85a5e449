import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';

import type { GraphQuery } from '@/lib/contract/graph';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { fetchJson } from './fetch-json';

const loadFindResponse = async () => (await import('@/lib/contract/find')).FindResponse;

/** Nodes called so that the question reaches and does not show; no text asks nothing. */
export function findQuery(question: GraphQuery | null, text: string) {
  return queryOptions({
    queryKey: ['graph', 'find', question, text],
    queryFn:
      question === null || text === ''
        ? skipToken
        : ({ signal }) => {
            const params = writeGraphQuery(question);
            params.set('q', text);
            return fetchJson(loadFindResponse, `/api/v2/graph/find?${params.toString()}`, {
              signal,
            });
          },
    placeholderData: text === '' ? undefined : keepPreviousData,
  });
}
