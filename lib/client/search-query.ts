import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import type { SearchQuery } from '@/lib/contract/search';

import { fetchJson } from './fetch-json';

const loadSearchResponse = async () => (await import('@/lib/contract/search')).SearchResponse;

/** What is asked, without how it is cut into pages. */
export type SearchAsked = Omit<SearchQuery, 'limit' | 'cursor'>;

/** Results a page. */
export const SEARCH_PAGE_SIZE = 50;
/** Results while typing: as many as fit under the box without scrolling. */
const INSTANT_SIZE = 8;

function searchPath(query: SearchQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== '') params.set(name, String(value));
  }
  return `/api/v2/search?${params.toString()}`;
}

/** All results of a search, a page at a time; the last answer stays until the next one is there. */
export function searchQuery(asked: SearchAsked) {
  return infiniteQueryOptions({
    queryKey: ['search', asked],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        loadSearchResponse,
        searchPath({ ...asked, limit: SEARCH_PAGE_SIZE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The best few results for what is being typed. */
export function instantSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', 'instant', q],
    queryFn: ({ signal }) =>
      fetchJson(
        loadSearchResponse,
        searchPath({
          q,
          kind: null,
          type: null,
          namespace: null,
          tag: null,
          owner: null,
          limit: INSTANT_SIZE,
          cursor: null,
        }),
        { signal },
      ),
    enabled: q !== '',
    placeholderData: q === '' ? undefined : keepPreviousData,
  });
}
