import { History } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import type { ColumnRef } from '@/lib/contract/columns';
import type { Moments } from '@/lib/url/column-query';

import { Time } from '../ui/time';
import { VersionLink } from '../versions/version-link';

const MEANINGS: Record<Moments['edges'], string | null> = {
  all: null,
  current: 'by current edges',
  'latest-run': "by the jobs' latest runs",
  window: 'by the runs of a window',
};

/** Says that a page is of a version or not of now, and leads back; nothing where it is of neither. */
export function MomentBar({
  column,
  moments,
  nowHref,
}: {
  column: Pick<ColumnRef, 'node' | 'version'>;
  moments: Moments;
  nowHref: string;
}) {
  const { asOf, edges } = moments;
  if (column.version !== undefined)
    return (
      <Bar href={nowHref} back="Show all versions together">
        <OfVersion column={column} asOf={asOf} />
      </Bar>
    );
  if (asOf === null && edges === 'all') return null;
  return (
    <Bar href={nowHref} back="Show all as of now">
      <OfMoment moments={moments} />
    </Bar>
  );
}

function Bar({ href, back, children }: { href: string; back: string; children: ReactNode }) {
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-1.5 gap-y-1 rounded-lg border border-warn/50 bg-warn-soft px-3 py-2 text-sm text-ink"
    >
      <History aria-hidden className="size-4 shrink-0 text-warn" />
      {children}
      <Link href={href} className="ml-auto thumb rounded font-medium text-accent hover:underline">
        {back}
      </Link>
    </p>
  );
}

function OfVersion({
  column: { node, version },
  asOf,
}: {
  column: Pick<ColumnRef, 'node' | 'version'>;
  asOf: Moments['asOf'];
}) {
  return (
    <>
      {version ? (
        <span>
          Version <VersionLink version={{ ...version, node }} />
        </span>
      ) : (
        <span>A version nobody named</span>
      )}
      <span className="text-ink-soft">by what the runs around it told</span>
      {asOf === null ? null : (
        <span>
          as of <Time at={asOf} />
        </span>
      )}
    </>
  );
}

function OfMoment({ moments: { asOf, edges, from, to } }: { moments: Moments }) {
  const meaning = MEANINGS[edges];
  return (
    <>
      {asOf === null ? (
        'As of now'
      ) : (
        <span>
          As it was <Time at={asOf} />
        </span>
      )}
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
    </>
  );
}
