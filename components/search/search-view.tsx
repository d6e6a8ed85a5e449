'use client';

import { Search as SearchIcon } from 'lucide-react';

import { usePulse } from '@/lib/client/use-pulse';
import { SEARCH_FACETS } from '@/lib/url/search-url';

import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Input } from '../ui/input';
import { Kbd } from '../ui/kbd';
import { grouped, quantity } from '../ui/quantity';
import { Facets, FacetSheet } from './facets';
import { ResultRow } from './result-row';
import { NothingFound, SearchFailed } from './search-notices';
import { SearchSkeleton } from './search-skeleton';
import { useLastOpened } from './use-last-opened';
import { useListKeys } from './use-list-keys';
import { useSearch, type Search } from './use-search';

function Results({ search }: { search: Search }) {
  const { found, results, answer, view } = search;
  if (found.isError && !answer) return <SearchFailed search={search} />;
  if (!answer) return <SearchSkeleton />;
  if (results.length === 0) return <NothingFound search={search} />;
  return (
    <>
      <ul
        aria-label="Results"
        className={cn('divide-y divide-line', found.isPlaceholderData && 'opacity-60')}
      >
        {results.map((result) => (
          <ResultRow key={result.id} result={result} query={view.q} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <div className="flex items-center justify-center gap-3 border-t border-line p-3 text-xs text-ink-faint">
          <span className="tabular-nums">
            {grouped(results.length)} of {quantity(answer.total, 'result')}
          </span>
          <Button
            size="sm"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {found.isFetchNextPageError ? 'Failed. Load more again' : 'Load more'}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Finds nodes by words and narrows them by facets; the address holds the whole question. */
export function SearchView() {
  usePulse();
  const search = useSearch();
  const { areaRef, inputRef, handleKeyDown } = useListKeys(search.isSettling);
  const { view, answer } = search;
  useLastOpened(areaRef, answer !== null);
  const isNarrowed = SEARCH_FACETS.some((facet) => view[facet] !== null);

  return (
    // Arrow keys are an addition to Tab; every entry is a link of its own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={areaRef}
      onKeyDown={handleKeyDown}
      className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-x-8 px-4 py-6 sm:px-6 md:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <aside aria-label="Filters" className="hidden md:block">
        <div className="sticky top-[calc(var(--header-height)+1.5rem)] flex max-h-[calc(100dvh-var(--header-height)-3rem)] flex-col gap-5 overflow-y-auto pb-4">
          <Facets search={search} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col gap-3">
        <h1 className="sr-only">Search</h1>
        <search className="flex gap-2">
          <Input
            ref={inputRef}
            type="search"
            aria-label="Search by name, column, tag, owner or description"
            placeholder="Name, column, tag, owner"
            autoComplete="off"
            spellCheck={false}
            value={view.q}
            onChange={(event) => {
              search.setText(event.target.value);
            }}
            icon={<SearchIcon aria-hidden />}
            after={
              <span aria-hidden className="hidden md:flex">
                <Kbd>/</Kbd>
              </span>
            }
            className="flex-1"
          />
          <FacetSheet search={search} />
        </search>
        <div className="flex min-h-7 items-center justify-between gap-3 text-xs text-ink-faint">
          <p role="status" className="tabular-nums">
            {answer && !search.isSettling ? quantity(answer.total, 'result') : 'Searching…'}
          </p>
          {isNarrowed ? (
            <Button look="quiet" size="sm" onClick={search.clearFacets}>
              Clear filters
            </Button>
          ) : (
            <p className="hidden items-center gap-1.5 sm:flex">
              <Kbd>↑</Kbd>
              <Kbd>↓</Kbd> to move, <Kbd>↵</Kbd> to open
            </p>
          )}
        </div>
        {answer?.notices.map((notice) => (
          <p key={notice.parameter} className="rounded-md bg-warn-soft px-3 py-2 text-xs text-warn">
            {notice.message}
          </p>
        ))}
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <Results search={search} />
        </div>
      </div>
    </div>
  );
}
