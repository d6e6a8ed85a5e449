'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { debounce, useQueryStates } from 'nuqs';

import { searchQuery } from '@/lib/client/search-query';
import { EMPTY_SEARCH, SEARCH_PARSERS, type SearchFacet } from '@/lib/url/search-url';

import { useDebounced } from '../ui/use-debounced';

const TYPING_PAUSE_MS = 120;
/** The address follows a little later than the results: browsers limit how often it may change. */
const ADDRESS_PAUSE_MS = 300;

/** What the search page looks at, what was found, and the ways to change the question. */
export function useSearch() {
  const [view, setView] = useQueryStates(SEARCH_PARSERS);
  const settled = useDebounced(view.q, TYPING_PAUSE_MS);
  const found = useInfiniteQuery(searchQuery({ ...view, q: settled }));
  const pages = found.data?.pages ?? [];

  return {
    view,
    found,
    results: pages.flatMap((page) => page.results),
    answer: pages[0] ?? null,
    /** Whether what is shown still answers an earlier question. */
    isSettling: view.q !== settled || found.isPlaceholderData,
    setText: (q: string) => {
      void setView({ q }, { limitUrlUpdates: debounce(ADDRESS_PAUSE_MS) });
    },
    setFacet: (facet: SearchFacet, value: string | null) => {
      const parsed = value === null ? null : SEARCH_PARSERS[facet].parse(value);
      void setView({ [facet]: parsed }, { history: 'push' });
    },
    clearFacets: () => {
      void setView({ ...EMPTY_SEARCH, q: view.q }, { history: 'push' });
    },
    clearAll: () => {
      void setView(EMPTY_SEARCH, { history: 'push' });
    },
  };
}

export type Search = ReturnType<typeof useSearch>;
