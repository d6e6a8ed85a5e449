'use client';

import { History } from 'lucide-react';

import type { Instant } from '@/lib/lineage';

import { Button } from '../../ui/button';
import { Time } from '../../ui/time';
import { MomentSlider } from './moment-slider';
import { momentWords } from './moment-words';
import type { Moments } from './use-moments';

/** Says that what is shown is the past, steps through it, and leads back to now. */
export function PastBar({ asOf, times }: { asOf: Instant; times: Moments }) {
  return (
    <div
      role="region"
      aria-label="Past view"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn/40 bg-warn-soft px-3 py-1.5 text-sm text-ink [--accent:var(--warn)]"
    >
      <p className="flex items-center gap-2">
        <History aria-hidden className="size-4 shrink-0 text-warn" />
        <span>
          <span className="font-semibold text-warn">As it was</span> on {momentWords(asOf)}
          <span className="hidden text-ink-soft lg:inline">
            {' '}
            (<Time at={asOf} />)
          </span>
        </span>
      </p>
      {times.moments.length > 1 ? (
        <div className="order-last flex w-full sm:order-none sm:ml-auto sm:w-72">
          <MomentSlider moments={times.moments} asOf={asOf} onPick={times.pick} />
        </div>
      ) : null}
      <Button
        size="sm"
        className="ml-auto sm:ml-0"
        onClick={() => {
          times.pick(null);
        }}
      >
        Back to now
      </Button>
    </div>
  );
}
