'use client';

import { useEffect, useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { layoutClient } from '@/lib/layout/layout-client';
import { runWithPauses } from '@/lib/layout/run-with-pauses';

import type { DrawnGraph } from '../graph/drawn-graph';
import { loadCanvas, useCanvas } from '../graph/load-canvas';
import type { Lens } from '../graph/lens';
import type { LitPaths } from '../graph/lit-paths';
import type { Marks } from '../graph/to-flow';
import { LARGE_NODES, usePlacement, type Placed } from '../graph/use-placement';
import { onDemand } from '../ui/on-demand';
import { Skeleton } from '../ui/skeleton';
import { whenIdle } from '../ui/when-idle';
import { LayoutNotice } from './graph-notices';
import { isListFirst } from './use-suitable';

// React Flow and the worker are on their way before this page is hydrated, so that neither waits for
// the other.
if (typeof window !== 'undefined' && !isListFirst(window)) {
  layoutClient().warm();
  loadCanvas();
}

/** What a printer gets; its code comes when nothing else does. */
const PrintPicture = onDemand(async () => (await import('./export/print-picture')).PrintPicture);

/** The picture, or why there is none yet. */
export function CanvasPane({
  graph,
  drawn,
  marks,
  locked,
  paths,
  lens,
  fits,
  held,
  onUnlock,
  onWalk,
  onList,
  onLess,
}: {
  graph: GraphResponse;
  drawn: DrawnGraph;
  marks: Marks;
  locked: string | null;
  paths: LitPaths | null;
  lens: Lens;
  fits: number;
  /** The node that was opened last and must keep its place. */
  held: string | null;
  onUnlock: () => void;
  onWalk: (to: string, from: string) => void;
  onList: () => void;
  onLess: () => void;
}) {
  const anchors = [held, marks.selected, marks.cursor.id, marks.focus].filter((id) => id !== null);
  const canvas = useCanvas();
  const makers = canvas.kind === 'ready' ? canvas : null;
  const ahead = useMemo(
    () => makers && ((picture: Placed) => makers.drawAhead(picture, lens)),
    [makers, lens],
  );
  const { placed, isPlacing, problem, retry } = usePlacement(drawn, anchors, ahead);
  // The cards of a large picture are made, and given to the painter, while it is placed.
  useEffect(() => {
    if (makers === null || drawn.nodes.length <= LARGE_NODES) return;
    let isGone = false;
    void runWithPauses(makers.cardsAhead(drawn, lens), () => !isGone);
    return () => {
      isGone = true;
    };
  }, [makers, drawn, lens]);
  useEffect(() => whenIdle(PrintPicture.warm), []);
  if (problem !== null) {
    return (
      <div className="absolute inset-0 grid place-items-center">
        <LayoutNotice problem={problem} onRetry={retry} onList={onList} onLess={onLess} />
      </div>
    );
  }
  if (canvas.kind === 'failed') {
    return (
      <div className="absolute inset-0 grid place-items-center">
        <LayoutNotice problem={canvas} onRetry={loadCanvas} onList={onList} onLess={onLess} />
      </div>
    );
  }
  if (placed === null || canvas.kind === 'loading') return <CanvasSkeleton />;
  return (
    <>
      <div className="absolute inset-0 print:hidden">
        <canvas.Canvas
          graph={graph}
          placed={placed}
          marks={marks}
          locked={locked}
          paths={paths}
          lens={lens}
          fits={fits}
          isHeld={held !== null}
          onUnlock={onUnlock}
          onWalk={onWalk}
        />
      </div>
      <PrintPicture graph={graph} placed={placed} lens={lens} />
      {isPlacing ? <ProgressBar words="Placing the graph" /> : null}
    </>
  );
}

/** A thin moving line: something is on its way, what is there stays usable. */
export function ProgressBar({ words }: { words: string }) {
  return (
    <div role="status" className="absolute inset-x-0 top-0 z-20 h-0.5 overflow-hidden">
      <span className="sr-only">{words}</span>
      <div className="skeleton h-full w-full animate-pulse bg-accent" />
    </div>
  );
}

/** Cards where cards will be. */
export function CanvasSkeleton() {
  return (
    <div role="status" className="absolute inset-0 flex items-center justify-center gap-24">
      <span className="sr-only">Loading the graph</span>
      {[3, 2, 1, 2, 3].map((cards, column) => (
        <div
          // The columns of a skeleton have no identity but their place.
          key={column}
          className={`flex-col gap-6 ${column % 4 === 0 ? 'hidden lg:flex' : 'flex'}`}
        >
          {['a', 'b', 'c'].slice(0, cards).map((card) => (
            <Skeleton
              key={card}
              className={column % 2 === 0 ? 'h-16 w-44' : 'h-11 w-36 rounded-full'}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
