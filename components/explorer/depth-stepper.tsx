'use client';

import { Minus, Plus } from 'lucide-react';

import type { GraphView } from '@/lib/url/graph-view';

import { Button } from '../ui/button';
import { Tooltip } from '../ui/tooltip';
import { Hint } from './hint';

type Depth = GraphView['depth'];
/** Further out one asks for everything. */
const DEEPEST = 20;

/** The depth one step nearer or further; past {@link DEEPEST} everything. */
export function stepDepth(depth: Depth, step: 1 | -1): Depth {
  if (depth === 'all') return step === 1 ? 'all' : DEEPEST;
  if (step === 1) return depth >= DEEPEST ? 'all' : depth + 1;
  return Math.max(1, depth - 1);
}

/** How many hops from the focus are drawn. */
export function DepthStepper({
  depth,
  onChange,
}: {
  depth: Depth;
  onChange: (depth: Depth) => void;
}) {
  return (
    <div
      role="group"
      aria-label="Depth"
      className="inline-flex h-8 shrink-0 items-center rounded-md border border-line bg-surface pointer-coarse:h-[42px]"
    >
      <Tooltip label={<Hint words="One hop less" keyName="[" />}>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="One hop less"
          disabled={depth !== 'all' && depth <= 1}
          onClick={() => {
            onChange(stepDepth(depth, -1));
          }}
        >
          <Minus aria-hidden />
        </Button>
      </Tooltip>
      <output className="min-w-16 text-center text-xs font-medium text-ink tabular-nums">
        Depth {depth}
      </output>
      <Tooltip label={<Hint words="One hop more" keyName="]" />}>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="One hop more"
          disabled={depth === 'all'}
          onClick={() => {
            onChange(stepDepth(depth, 1));
          }}
        >
          <Plus aria-hidden />
        </Button>
      </Tooltip>
      <Button
        look="quiet"
        size="sm"
        aria-pressed={depth === 'all'}
        aria-label="All hops"
        className="mr-0.5 h-6 px-1.5 aria-pressed:bg-accent-soft aria-pressed:text-accent"
        onClick={() => {
          onChange(depth === 'all' ? 2 : 'all');
        }}
      >
        All
      </Button>
    </div>
  );
}
