'use client';

import type { NodeProps } from '@xyflow/react';
import { ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo } from 'react';

import { cn } from '../ui/cn';
import { BlockFace } from './block-face';
import { blockStyle } from './card-tint';
import { describeFold } from './describe-fold';
import type { Fold } from './drawn-graph';
import { useIsFar } from './far';
import { FoldPopover } from './fold-members';
import { useGraphActions } from './graph-actions';
import { groupTone } from './group-tone';
import { useLens } from './lens-context';
import { useGlow } from './lit-store';
import { mixOf, mixWords } from './mix';
import { MixBar } from './mix-bar';
import { takeFocus } from './take-focus';
import type { FoldNode as FoldFlowNode } from './to-flow';

/** "23 more jobs": siblings folded into one card, with a search inside. */
export const FoldNode = memo(function FoldNode({ data, width, height }: NodeProps<FoldFlowNode>) {
  const { fold, isCursor, takesFocus, isMarked } = data;
  const { moveCursor } = useGraphActions();
  const glow = useGlow('nodes', fold.id);
  const isFar = useIsFar();
  const { what, share, failed } = describeFold(fold);
  const lens = useLens();
  const mix = mixOf(lens, fold);
  const tone = groupTone(lens, failed, 'job');
  const words = mixWords(mix);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          ref={takesFocus ? takeFocus : null}
          type="button"
          data-node={fold.id}
          tabIndex={isCursor ? 0 : -1}
          aria-label={`${what} ${fold.side === 'up' ? 'upstream' : 'downstream'} of ${fold.anchor.name}, ${share}${words && `, ${words}`}`}
          title={words || undefined}
          className={cn(
            'relative flex size-full items-center gap-2 bg-surface text-left',
            isFar ? 'overflow-hidden border-2' : 'border border-line px-3 hover:border-line-strong',
            fold.memberKind === 'job' ? 'rounded-full' : 'rounded-lg',
            isMarked && 'ring-2 ring-warn',
            glow === 'dim' && 'opacity-0',
          )}
          style={isFar ? blockStyle(tone) : undefined}
          onFocus={() => {
            moveCursor(fold.id);
          }}
        >
          {isFar ? (
            <BlockFace name={what} width={width} height={height} />
          ) : (
            <FoldFace fold={fold} />
          )}
          <MixBar
            mix={mix}
            className={cn(
              'absolute',
              isFar ? 'inset-x-[20px] bottom-[3px] h-[6px]' : 'inset-x-[21px] bottom-[2px] h-[3px]',
            )}
          />
        </button>
      </Popover.Trigger>
      <FoldPopover fold={fold} mix={mix} />
    </Popover.Root>
  );
});

function FoldFace({ fold }: { fold: Fold }) {
  const { what, share, failed } = describeFold(fold);
  return (
    <>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 grow">
        <span className="block truncate text-xs font-semibold text-ink">{what}</span>
        <span className="block truncate text-2xs text-ink-faint">
          {failed > 0 ? <span className="text-bad">{failed} failed · </span> : null}
          {share}
        </span>
      </span>
    </>
  );
}
