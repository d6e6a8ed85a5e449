'use client';

import type { NodeProps } from '@xyflow/react';
import { Boxes, Plus } from 'lucide-react';
import { memo } from 'react';

import { cn } from '../ui/cn';
import { describeGroup, groupCounts } from './describe-group';
import { EdgeEnds } from './edge-ends';
import { useGraphActions } from './graph-actions';
import { useGlow } from './lit-store';
import { takeFocus } from './take-focus';
import type { GroupNode as GroupFlowNode } from './to-flow';

/** Nodes gathered into one card, like a stack of cards; a click opens it. */
export const GroupNode = memo(function GroupNode({ data }: NodeProps<GroupFlowNode>) {
  const { group, isCursor, takesFocus, isMarked } = data;
  const { moveCursor, openGroup } = useGraphActions();
  const glow = useGlow('nodes', group.id);
  return (
    <button
      ref={takesFocus ? takeFocus : null}
      type="button"
      data-node={group.id}
      tabIndex={isCursor ? 0 : -1}
      aria-label={`${describeGroup(group)}. Open`}
      title={group.label}
      className={cn(
        'group relative flex size-full items-center gap-2.5 rounded-lg border border-line-strong bg-surface px-3 text-left transition-opacity duration-150 hover:border-accent',
        'shadow-[4px_4px_0_-1px_var(--surface),4px_4px_0_0_var(--line-strong),8px_8px_0_-1px_var(--surface),8px_8px_0_0_var(--line)]',
        isMarked && 'ring-2 ring-warn',
        glow === 'dim' && 'opacity-25',
      )}
      onFocus={() => {
        moveCursor(group.id);
      }}
      onClick={() => {
        openGroup(group);
      }}
    >
      <EdgeEnds />
      <Boxes aria-hidden className="size-5 shrink-0 text-accent" />
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-semibold text-ink">{group.label}</span>
        <span className="block truncate text-2xs text-ink-faint tabular-nums">
          {groupCounts(group)}
        </span>
        {group.failing > 0 ? (
          <span className="block truncate text-2xs font-medium text-bad tabular-nums">
            {group.failing.toLocaleString('en')} failing
          </span>
        ) : null}
      </span>
      <Plus aria-hidden className="size-3.5 shrink-0 text-ink-faint group-hover:text-accent" />
    </button>
  );
});
