'use client';

import type { NodeProps } from '@xyflow/react';
import { ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo } from 'react';

import { cn } from '../ui/cn';
import { describeFold } from './describe-fold';
import { FoldPopover } from './fold-members';
import { useGraphActions } from './graph-actions';
import { useGlow } from './lit-store';
import { takeFocus } from './take-focus';
import type { FoldNode as FoldFlowNode } from './to-flow';

/** "23 more jobs": siblings folded into one card, with a search inside. */
export const FoldNode = memo(function FoldNode({ data }: NodeProps<FoldFlowNode>) {
  const { fold, isCursor, takesFocus } = data;
  const { moveCursor } = useGraphActions();
  const glow = useGlow('nodes', fold.id);
  const { what, share, failed } = describeFold(fold);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          ref={takesFocus ? takeFocus : null}
          type="button"
          data-node={fold.id}
          tabIndex={isCursor ? 0 : -1}
          aria-label={`${what} ${fold.side === 'up' ? 'upstream' : 'downstream'} of ${fold.anchor.name}, ${share}`}
          className={cn(
            'relative flex size-full items-center gap-2 border border-line bg-surface px-3 text-left hover:border-line-strong',
            fold.memberKind === 'job' ? 'rounded-full' : 'rounded-lg',
            glow === 'dim' && 'opacity-0',
          )}
          onFocus={() => {
            moveCursor(fold.id);
          }}
        >
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 grow">
            <span className="block truncate text-xs font-semibold text-ink">{what}</span>
            <span className="block truncate text-2xs text-ink-faint">
              {failed > 0 ? <span className="text-bad">{failed} failed · </span> : null}
              {share}
            </span>
          </span>
        </button>
      </Popover.Trigger>
      <FoldPopover fold={fold} />
    </Popover.Root>
  );
});
