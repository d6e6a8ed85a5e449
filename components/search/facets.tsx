'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';

import { SEARCH_FACETS } from '@/lib/url/search-url';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { quantity } from '../ui/quantity';
import { FacetGroup } from './facet-group';
import type { Search } from './use-search';

/** Everything a search can be narrowed by. */
export function Facets({ search }: { search: Search }) {
  return SEARCH_FACETS.map((facet) => (
    <FacetGroup
      key={facet}
      facet={facet}
      counts={search.answer?.facets[facet] ?? []}
      picked={search.view[facet]}
      onPick={(value) => {
        search.setFacet(facet, value);
      }}
    />
  ));
}

/** On narrow screens the same filters in a sheet behind a button. */
export function FacetSheet({ search }: { search: Search }) {
  const [isOpen, setIsOpen] = useState(false);
  const pickedCount = SEARCH_FACETS.filter((facet) => search.view[facet] !== null).length;
  return (
    <>
      <Button
        className="h-9 md:hidden"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <SlidersHorizontal aria-hidden />
        Filters{pickedCount > 0 ? ` (${pickedCount})` : ''}
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title="Filters" place="sheet">
        <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-3 py-5">
          <Facets search={search} />
        </div>
        <div className="flex gap-2 border-t border-line p-3">
          <Button
            disabled={pickedCount === 0}
            onClick={() => {
              search.clearFacets();
            }}
          >
            Clear
          </Button>
          <Button
            look="primary"
            className="flex-1"
            onClick={() => {
              setIsOpen(false);
            }}
          >
            Show {quantity(search.answer?.total ?? 0, 'result')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
