'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';

import type { GraphMoment } from '@/lib/contract/moments';
import type { Instant } from '@/lib/lineage';

import { Button } from '../../ui/button';
import { cn } from '../../ui/cn';
import { Tooltip } from '../../ui/tooltip';
import { Hint } from '../hint';
import { momentWords } from './moment-words';
import { momentAfter, momentBefore, placeOf } from './step-moment';

/** Steps through the moments after which the graph looked different; the last place is now. */
export function MomentSlider({
  moments,
  asOf,
  onPick,
}: {
  moments: readonly GraphMoment[];
  asOf: Instant | null;
  onPick: (asOf: Instant | null) => void;
}) {
  const place = placeOf(moments, asOf);
  const before = momentBefore(moments, asOf);
  return (
    <div className="flex min-w-0 grow items-center gap-1">
      <Tooltip label={<Hint words="The moment before" keyName="," />}>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="The moment before"
          disabled={before === null}
          onClick={() => {
            if (before !== null) onPick(before);
          }}
        >
          <ChevronLeft aria-hidden />
        </Button>
      </Tooltip>
      <div className="relative flex h-7 min-w-24 grow items-center">
        <div aria-hidden className="pointer-events-none absolute inset-x-2 flex justify-between">
          {moments.map(({ at, failed }) => (
            <span
              key={at}
              className={cn('h-3 w-px', failed > 0 ? 'w-0.5 bg-bad' : 'bg-line-strong')}
            />
          ))}
          <span className="h-3 w-px bg-accent" />
        </div>
        <input
          type="range"
          aria-label="Moments of this graph"
          aria-valuetext={asOf === null ? 'now' : momentWords(asOf)}
          min={0}
          max={moments.length}
          value={place}
          className="relative w-full cursor-pointer bg-transparent accent-(--accent) pointer-coarse:h-[40px]"
          onChange={(event) => {
            onPick(moments[Number(event.target.value)]?.at ?? null);
          }}
        />
      </div>
      <Tooltip label={<Hint words="The moment after" keyName="." />}>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="The moment after"
          disabled={asOf === null}
          onClick={() => {
            onPick(momentAfter(moments, asOf));
          }}
        >
          <ChevronRight aria-hidden />
        </Button>
      </Tooltip>
    </div>
  );
}
