import { infiniteQueryOptions, skipToken } from '@tanstack/react-query';

import type { GraphQuery } from '@/lib/contract/graph';
import type { MembersResponse } from '@/lib/contract/members';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { fetchJson } from './fetch-json';

const loadMembersResponse = async () => (await import('@/lib/contract/members')).MembersResponse;

/** What is inside a folded card of a question's answer, and holds a text in its name. */
export function membersQuery(question: GraphQuery | null, of: string, text: string) {
  return infiniteQueryOptions({
    queryKey: ['graph', 'members', question, of, text],
    queryFn:
      question === null
        ? skipToken
        : ({ signal, pageParam }) => {
            const params = writeGraphQuery(question);
            params.set('of', of);
            if (text !== '') params.set('q', text);
            if (pageParam !== null) params.set('cursor', pageParam);
            const url = `/api/v2/graph/members?${params.toString()}`;
            return fetchJson(loadMembersResponse, url, { signal });
          },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: MembersResponse) => nextCursor,
  });
}
