'use client';

import type { ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { ProgressBar } from './canvas-pane';
import { EmptyNotice, type Emptiness } from './graph-notices';

/** Where the picture or the list stands, with what floats above it. */
export function ExplorerStage({
  focus,
  isStale,
  isPast,
  emptiness,
  onShowAround,
  floating,
  children,
}: {
  focus: GraphNode | undefined;
  isStale: boolean;
  /** Framed and in another accent, so that the past is not taken for the present. */
  isPast: boolean;
  emptiness: Emptiness | null;
  onShowAround: () => void;
  floating: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label="Lineage"
      className={cn(
        'relative min-w-0 grow overflow-hidden print:overflow-visible',
        isPast && '[--accent-soft:var(--warn-soft)] [--accent:var(--warn)]',
      )}
    >
      {isStale ? <ProgressBar words="Loading" /> : null}
      {children}
      <div className="pointer-events-none absolute inset-x-3 top-3 z-20 flex flex-col items-start gap-2 *:pointer-events-auto print:hidden">
        {floating}
      </div>
      {isPast ? (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-0 z-20 border-3 border-warn/60"
        />
      ) : null}
      {emptiness === null ? null : (
        <div className="absolute inset-x-3 bottom-8 z-10 mx-auto w-fit rounded-xl border border-line bg-surface shadow-raised">
          <EmptyNotice
            emptiness={emptiness}
            name={splitName(focus?.name ?? '').tail}
            onShowAll={onShowAround}
          />
        </div>
      )}
    </section>
  );
}
