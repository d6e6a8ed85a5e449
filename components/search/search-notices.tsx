'use client';

import { CloudOff, FilterX, Inbox, SearchX } from 'lucide-react';
import Link from 'next/link';

import { SEARCH_FACETS } from '@/lib/url/search-url';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { FACET_LABELS, facetValueLabel } from './facet-words';
import type { Search } from './use-search';

/** The server did not answer. */
export function SearchFailed({ search }: { search: Search }) {
  return (
    <Notice
      icon={<CloudOff aria-hidden />}
      title="Search did not answer"
      actions={<Button onClick={() => void search.found.refetch()}>Try again</Button>}
    >
      {search.found.error?.message ?? 'The server could not be reached.'} What you typed is kept.
    </Notice>
  );
}

/** Nothing was found: why, and what can be done about it. */
export function NothingFound({ search }: { search: Search }) {
  const { view } = search;
  const picked = SEARCH_FACETS.filter((facet) => view[facet] !== null);

  if (picked.length > 0) {
    return (
      <Notice
        icon={<FilterX aria-hidden />}
        title={
          view.q ? `No match for “${view.q}” under these filters` : 'Nothing fits these filters'
        }
        actions={
          <>
            {picked.map((facet) => (
              <Button
                key={facet}
                className="max-w-64"
                onClick={() => {
                  search.setFacet(facet, null);
                }}
              >
                <span className="truncate">
                  Without {FACET_LABELS[facet].toLowerCase()} “
                  {facetValueLabel(facet, view[facet] ?? '')}”
                </span>
              </Button>
            ))}
            <Button look="primary" onClick={search.clearFacets}>
              Clear all filters
            </Button>
          </>
        }
      >
        There may be matches outside them.
      </Notice>
    );
  }
  if (view.q.trim() !== '') {
    return (
      <Notice
        icon={<SearchX aria-hidden />}
        title="Nothing matches all of these words"
        className="wrap-anywhere"
        actions={
          <>
            <Button onClick={search.clearAll}>Show everything</Button>
            <Button asChild>
              <Link href="/events">See what has arrived</Link>
            </Button>
          </>
        }
      >
        Names, columns, tags, owners and descriptions were searched. Fewer words, or only the start
        of one, find more.
      </Notice>
    );
  }
  return (
    <Notice
      icon={<Inbox aria-hidden />}
      title="There is nothing to search yet"
      actions={
        <Button asChild look="primary">
          <Link href="/">Send the first event</Link>
        </Button>
      }
    >
      Datasets and jobs appear here as soon as the first lineage event arrives.
    </Notice>
  );
}
