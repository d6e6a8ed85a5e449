import { History } from 'lucide-react';
import Link from 'next/link';

import type { Moments } from '@/lib/url/column-query';

import { Time } from '../ui/time';

const MEANINGS: Record<Moments['edges'], string | null> = {
  all: null,
  current: 'by current edges',
  'latest-run': "by the jobs' latest runs",
  window: 'by the runs of a window',
};

/** Says that a page is not of now, and leads back; nothing where it is. */
export function MomentBar({ moments, nowHref }: { moments: Moments; nowHref: string }) {
  const { asOf, edges, from, to } = moments;
  const meaning = MEANINGS[edges];
  if (asOf === null && meaning === null) return null;
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-1.5 gap-y-1 rounded-lg border border-warn/50 bg-warn-soft px-3 py-2 text-sm text-ink"
    >
      <History aria-hidden className="size-4 shrink-0 text-warn" />
      {asOf === null ? 'As of now' : 'As it was'}
      {asOf === null ? null : <Time at={asOf} />}
      {meaning === null ? null : <span>{meaning}</span>}
      {edges === 'window' && from !== null ? (
        <span>
          since <Time at={from} />
        </span>
      ) : null}
      {edges === 'window' && to !== null ? (
        <span>
          until <Time at={to} />
        </span>
      ) : null}
      <Link href={nowHref} className="ml-auto rounded font-medium text-accent hover:underline">
        Show all as of now
      </Link>
    </p>
  );
}
