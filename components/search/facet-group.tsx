'use client';

import { X } from 'lucide-react';
import { useState } from 'react';

import type { SearchFacet } from '@/lib/url/search-url';

import { cn } from '../ui/cn';
import { grouped } from '../ui/quantity';
import { FACET_LABELS, facetValueLabel } from './facet-words';

const SHOWN_FIRST = 6;

/** The values of one facet with how many results each has; the picked one can be let go again. */
export function FacetGroup({
  facet,
  counts,
  picked,
  onPick,
}: {
  facet: SearchFacet;
  counts: readonly { readonly value: string; readonly count: number }[];
  picked: string | null;
  onPick: (value: string | null) => void;
}) {
  const [isWhole, setIsWhole] = useState(false);
  // What is picked stays in sight even where nothing of it was found.
  const known = picked === null || counts.some(({ value }) => value === picked);
  const values = known ? counts : [{ value: picked, count: 0 }, ...counts];
  if (values.length === 0) return null;
  const shown = isWhole
    ? values
    : values.filter(({ value }, index) => index < SHOWN_FIRST || value === picked);

  return (
    <fieldset className="min-w-0">
      <legend className="px-2 pb-1 text-2xs font-medium text-ink-faint">
        {FACET_LABELS[facet]}
      </legend>
      <ul>
        {shown.map(({ value, count }) => {
          const isPicked = value === picked;
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={isPicked}
                title={value}
                onClick={() => {
                  onPick(isPicked ? null : value);
                }}
                className={cn(
                  'flex h-7 thumb-row w-full items-center gap-2 rounded-md px-2 text-left text-sm -outline-offset-2',
                  isPicked
                    ? 'bg-accent-soft font-medium text-accent'
                    : 'text-ink-soft hover:bg-sunken hover:text-ink',
                )}
              >
                <bdi className="min-w-0 flex-1 truncate">
                  {facetValueLabel(facet, value) || '(none)'}
                </bdi>
                <span className={cn('text-xs tabular-nums', !isPicked && 'text-ink-faint')}>
                  {grouped(count)}
                  <span className="sr-only"> {count === 1 ? 'result' : 'results'}</span>
                </span>
                {isPicked ? <X aria-hidden className="size-3.5" /> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {values.length > shown.length || isWhole ? (
        <button
          type="button"
          aria-expanded={isWhole}
          className="mt-0.5 thumb px-2 text-xs text-accent hover:underline"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show fewer' : `${grouped(values.length - shown.length)} more`}
        </button>
      ) : null}
    </fieldset>
  );
}
