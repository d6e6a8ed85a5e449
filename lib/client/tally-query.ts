import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';

import type { Tallied } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { fetchJson } from './fetch-json';

const loadTallyResponse = async () => (await import('@/lib/contract/tally')).TallyResponse;

/** How many nodes of a question's answer have which value, those in closed groups and folded cards too. */
export function tallyQuery(question: GraphQuery | null, by: readonly Tallied[]) {
  return queryOptions({
    queryKey: ['graph', 'tally', question, by],
    queryFn:
      question === null || by.length === 0
        ? skipToken
        : ({ signal }) => {
            const params = writeGraphQuery(question);
            params.set('by', by.join(','));
            const url = `/api/v2/graph/tally?${params.toString()}`;
            return fetchJson(loadTallyResponse, url, { signal });
          },
    placeholderData: keepPreviousData,
  });
}
