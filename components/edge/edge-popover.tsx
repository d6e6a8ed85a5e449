'use client';

import { X } from 'lucide-react';
import { Popover } from 'radix-ui';

import { Button } from '../ui/button';
import { WindowAt } from '../ui/window-at';
import type { EdgeFacts } from './edge-facts';
import { EdgeList } from './edge-list';
import { EdgeSql } from './edge-sql';
import { grouped } from '../ui/quantity';

const BESIDE_FROM_PX = 640;

/** " from orders", where all of them begin there, " to orders", where they end there. */
function sharedEnd(edges: readonly EdgeFacts[]): string {
  const [first] = edges;
  if (first === undefined) return '';
  if (edges.every(({ from }) => from === first.from)) return ` from ${first.from}`;
  return edges.every(({ to }) => to === first.to) ? ` to ${first.to}` : ' in one';
}

/** What is known of the edge that was clicked, beside where it was. */
export function EdgePopover({
  edges,
  x,
  y,
  onClose,
}: {
  edges: readonly EdgeFacts[];
  /** Where it was clicked, px from the left and top of the canvas. */
  x: number;
  y: number;
  onClose: () => void;
}) {
  const [only] = edges.length === 1 ? edges : [];
  const title = only === undefined ? `${grouped(edges.length)} edges${sharedEnd(edges)}` : 'Edge';
  return (
    <WindowAt x={x} y={y} onClose={onClose}>
      <Popover.Portal>
        <Popover.Content
          aria-label={title}
          // A narrow screen has no room beside it.
          side={window.innerWidth < BESIDE_FROM_PX ? 'bottom' : 'right'}
          sideOffset={12}
          collisionPadding={12}
          className="z-30 flex max-h-(--radix-popover-content-available-height) w-88 max-w-[calc(100vw-1.5rem)] flex-col gap-2 overflow-y-auto rounded-lg border border-line bg-surface p-3 shadow-raised outline-none"
        >
          <div className="flex items-center justify-between">
            <h2 className="text-2xs font-semibold text-ink-faint">{title}</h2>
            <Popover.Close asChild>
              <Button look="quiet" className="-my-1 size-6" aria-label="Close">
                <X aria-hidden className="size-3!" />
              </Button>
            </Popover.Close>
          </div>
          <EdgeList label={title} edges={edges} />
          {only?.question ? <EdgeSql question={only.question} /> : null}
        </Popover.Content>
      </Popover.Portal>
    </WindowAt>
  );
}
