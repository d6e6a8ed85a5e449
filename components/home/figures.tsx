import Link from 'next/link';

import type { Overview } from '@/lib/contract/overview';
import { eventsHref } from '@/lib/url/events-url';
import { searchHref } from '@/lib/url/search-url';

import { cn } from '../ui/cn';
import { grouped, quantity } from '../ui/quantity';
import { Time } from '../ui/time';

const LINK = 'inline-flex items-center hover:text-ink pointer-coarse:min-h-[40px]';

/** How much the store holds, in one line, each number a way into it. */
export function Counts({ counts }: { counts: Overview['counts'] }) {
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 text-xs text-ink-faint tabular-nums">
      <Link className={LINK} href={searchHref({ kind: 'dataset' })}>
        {quantity(counts.datasets, 'dataset')}
      </Link>
      <Link className={LINK} href={searchHref({ kind: 'job' })}>
        {quantity(counts.jobs, 'job')}
      </Link>
      <span>{quantity(counts.runs, 'run')}</span>
      <Link className={LINK} href={eventsHref({})}>
        {quantity(counts.events, 'event')}
      </Link>
    </p>
  );
}

function Figure({
  amount,
  unit,
  tone,
  href,
}: {
  amount: number;
  unit: string;
  tone: string;
  href: string | null;
}) {
  const body = (
    <>
      <span
        className={cn(
          'block text-xl font-semibold tracking-tight tabular-nums',
          amount > 0 ? tone : 'text-ink-faint',
        )}
      >
        {grouped(amount)}
      </span>
      <span className="block text-xs text-ink-soft">{unit}</span>
    </>
  );
  const place = 'block min-w-0 px-4 py-3';
  return href === null ? (
    <div className={place}>{body}</div>
  ) : (
    <Link href={href} className={cn(place, '-outline-offset-2 hover:bg-sunken')}>
      {body}
    </Link>
  );
}

/** What arrived in the last 24 hours. */
export function LastDay({ overview }: { overview: Overview }) {
  const { events, warnings, failedRuns } = overview.lastDay;
  return (
    <>
      <div className="grid grid-cols-3 divide-x divide-line">
        <Figure
          amount={events}
          unit={events === 1 ? 'event' : 'events'}
          tone="text-ink"
          href={eventsHref({})}
        />
        <Figure
          amount={warnings}
          unit="with warnings"
          tone="text-warn"
          href={eventsHref({ warnings: true })}
        />
        <Figure
          amount={failedRuns}
          unit={failedRuns === 1 ? 'failed run' : 'failed runs'}
          tone="text-bad"
          href={null}
        />
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-ink-faint">
        {overview.lastEventAt ? (
          <>
            Last event <Time at={overview.lastEventAt} />
          </>
        ) : (
          'No event yet'
        )}
      </p>
    </>
  );
}
