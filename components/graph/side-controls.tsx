'use client';

import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Minus } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { cn } from '../ui/cn';
import { beside, canCollapse } from './can-collapse';
import type { Side } from './drawn-graph';
import { useGraphActions, useQuestion } from './graph-actions';
import { grouped } from '../ui/quantity';

const LOOKS = {
  up: {
    word: 'upstream',
    box: 'right-full flex-row-reverse pr-1.5',
    One: ChevronLeft,
    All: ChevronsLeft,
  },
  down: { word: 'downstream', box: 'left-full pl-1.5', One: ChevronRight, All: ChevronsRight },
} as const;

const CHIP =
  'nopan flex h-5 items-center rounded-full border border-line bg-surface text-2xs font-medium text-ink-soft tabular-nums shadow-raised transition-[opacity,color,border-color] hover:border-accent hover:text-accent [&_svg]:size-3';
/** Seen when the card is pointed at, focused or selected. */
const ON_DEMAND =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 group-data-selected:opacity-100';

/** How many more neighbours there are on one side, and buttons to bring them in or send them away. */
export function SideControls({
  node,
  side,
  isCursor,
}: {
  node: GraphNode;
  side: Side;
  isCursor: boolean;
}) {
  const { expand, collapse } = useGraphActions();
  const { word, box, One, All } = LOOKS[side];
  const { total, hidden } = beside(node, side);
  const question = useQuestion();
  const { tail } = splitName(node.name);
  const tabIndex = isCursor ? 0 : -1;
  if (total === 0) return null;
  return (
    <div className={cn('absolute top-(--port,50%) flex -translate-y-1/2 items-center gap-1', box)}>
      {hidden > 0 ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className={cn(CHIP, side === 'up' ? 'flex-row-reverse pr-1.5 pl-0.5' : 'pr-0.5 pl-1.5')}
          aria-label={`Expand ${tail} ${word} by one hop, ${grouped(hidden)} hidden`}
          title={`${grouped(hidden)} more ${word}: expand one hop`}
          onClick={() => {
            expand(node, [side], false);
          }}
        >
          +{grouped(hidden)}
          <One aria-hidden />
        </button>
      ) : null}
      {hidden > 0 ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className={cn(CHIP, ON_DEMAND, 'w-5 justify-center')}
          aria-label={`Expand ${tail} ${word} all the way`}
          title={`Everything ${word}`}
          onClick={() => {
            expand(node, [side], true);
          }}
        >
          <All aria-hidden />
        </button>
      ) : null}
      {canCollapse(node, side, question) ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className={cn(CHIP, ON_DEMAND, 'w-5 justify-center')}
          aria-label={`Collapse ${tail} ${word}`}
          title={`Collapse ${word}`}
          onClick={() => {
            collapse(node, [side]);
          }}
        >
          <Minus aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
