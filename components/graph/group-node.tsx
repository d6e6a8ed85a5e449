'use client';

import type { NodeProps } from '@xyflow/react';
import { Boxes } from 'lucide-react';
import { memo } from 'react';

import type { GraphGroup } from '@/lib/contract/graph';

import { cn } from '../ui/cn';
import { Time } from '../ui/time';
import { BlockFace } from './block-face';
import { describeGroup, failingWords, groupCounts } from './describe-group';
import { blockStyle } from './card-tint';
import { useIsFar } from './far';
import { useGraphActions } from './graph-actions';
import { groupTone } from './group-tone';
import { useLens } from './lens-context';
import { useGlow } from './lit-store';
import { mixOf, mixWords } from './mix';
import { MixBar } from './mix-bar';
import { takeFocus } from './take-focus';
import type { GroupNode as GroupFlowNode } from './to-flow';

/** Nodes gathered into one card, like a stack of cards; a click opens it. */
export const GroupNode = memo(function GroupNode({
  data,
  width,
  height,
}: NodeProps<GroupFlowNode>) {
  const { group, isCursor, takesFocus, isMarked } = data;
  const lens = useLens();
  const mix = mixOf(lens, { kind: 'group', id: group.id, group });
  const { moveCursor, openGroup } = useGraphActions();
  const isFar = useIsFar();
  const glow = useGlow('nodes', group.id);
  const tone = groupTone(lens, group.failing, 'data');
  return (
    <button
      ref={takesFocus ? takeFocus : null}
      type="button"
      data-node={group.id}
      tabIndex={isCursor ? 0 : -1}
      aria-label={`${describeGroup(group, mix)}. Open`}
      title={[group.label, groupCounts(group), mixWords(mix)].filter(Boolean).join('\n')}
      className={cn(
        'group relative flex size-full items-center gap-2.5 rounded-lg border bg-surface px-2.5 text-left',
        isMarked && 'ring-2 ring-warn',
        glow === 'dim' && 'opacity-0',
        isFar ? 'justify-center overflow-hidden border-2' : 'border-line hover:border-accent',
      )}
      style={isFar ? blockStyle(tone) : undefined}
      onFocus={() => {
        moveCursor(group.id);
      }}
      onClick={() => {
        openGroup(group);
      }}
    >
      {isFar ? (
        <BlockFace name={group.label} width={width} height={height} />
      ) : (
        <GroupFace group={group} />
      )}
      <MixBar
        mix={mix}
        className={cn(
          'absolute',
          isFar ? 'inset-x-[6px] bottom-[3px] h-[6px]' : 'inset-x-[9px] bottom-[2px] h-[3px]',
        )}
      />
    </button>
  );
});

function GroupFace({ group }: { group: GraphGroup }) {
  return (
    <>
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-sunken text-ink-soft group-hover:text-accent">
        <Boxes aria-hidden className="size-4" />
      </span>
      <span className="flex min-w-0 grow flex-col">
        <span className="truncate text-2xs text-ink-faint tabular-nums">{groupCounts(group)}</span>
        <span className="truncate text-sm leading-5 font-semibold text-ink">{group.label}</span>
        <span className="flex h-4 items-center gap-2 text-2xs text-ink-faint">
          <span className="min-w-0 grow truncate text-bad tabular-nums">{failingWords(group)}</span>
          {group.updatedAt === null ? null : <Time isShort at={group.updatedAt} />}
        </span>
      </span>
    </>
  );
}
