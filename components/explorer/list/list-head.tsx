'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';

import type { SortBy } from '@/lib/url/graph-view';

import { cn } from '../../ui/cn';
import { nextSort, type Sort } from './list-rows';

type Head = {
  readonly words: string;
  /** Where a narrow screen leaves the column out; the name's second line says what matters of it. */
  readonly from: '' | 'hidden md:table-cell' | 'hidden lg:table-cell';
  readonly short?: string;
  readonly by?: SortBy;
};

export const HEADS: readonly Head[] = [
  { words: 'Name', from: '', by: 'name' },
  { words: 'Type', from: 'hidden md:table-cell', by: 'type' },
  { words: 'Distance', from: 'hidden md:table-cell', by: 'distance' },
  { words: 'Owner', from: 'hidden lg:table-cell', by: 'owner' },
  { words: 'Evidence', from: 'hidden lg:table-cell', by: 'evidence' },
  { words: 'Status', from: 'hidden md:table-cell', by: 'status' },
  { words: 'Upstream', from: '', short: 'Up' },
  { words: 'Downstream', from: '', short: 'Down' },
  { words: 'Updated', from: 'hidden md:table-cell', by: 'updated' },
];

/** Names of the columns. A click sorts by one, up, then down, then back to the tree. */
export function ListHead({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {HEADS.map(({ words, from, short, by }) => (
          <th
            key={words}
            scope="col"
            aria-sort={ariaSort(sort, by)}
            className={cn(
              'sticky top-0 z-10 h-8 border-b border-line bg-surface px-3 text-left text-2xs font-medium text-ink-faint pointer-coarse:h-[42px]',
              from,
            )}
          >
            {by === undefined ? (
              <>
                <span className="sr-only md:not-sr-only">{words}</span>
                <span aria-hidden className="md:hidden">
                  {short}
                </span>
              </>
            ) : (
              <button
                type="button"
                data-own-keys
                className="-mx-1 inline-flex h-6 items-center gap-1 rounded px-1 hover:bg-sunken hover:text-ink pointer-coarse:h-[40px] pointer-coarse:min-w-[40px]"
                onClick={() => {
                  onSort(nextSort(sort, by));
                }}
              >
                {words}
                <SortMark sort={sort} by={by} />
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(sort: Sort, by: SortBy | undefined) {
  if (by === undefined || sort?.by !== by) return undefined;
  return sort.isDown ? 'descending' : 'ascending';
}

function SortMark({ sort, by }: { sort: Sort; by: SortBy }) {
  if (sort?.by !== by) return null;
  const Icon = sort.isDown ? ArrowDown : ArrowUp;
  return <Icon aria-hidden className="size-3" />;
}
