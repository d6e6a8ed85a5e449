'use client';

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { STATUS_LOOKS } from '../node/status-look';
import { cn } from '../ui/cn';
import { Time } from '../ui/time';
import { CardButton } from './card-button';
import { cardTint } from './card-tint';
import { useIsFar } from './far';
import { FarCard } from './far-card';
import { useSign } from './lens-context';
import { NodeFrame } from './node-frame';
import { hasRoomForHead } from './node-size';
import type { CardNode } from './to-flow';

/** A job: a pill, smaller than the data it works on, with the state of its latest run. */
export const JobNode = memo(function JobNode({ data, width, height }: NodeProps<CardNode>) {
  const isFar = useIsFar();
  const { node, isFocus } = data;
  const sign = useSign(node);
  if (isFar) return <FarCard data={data} width={width} height={height} />;
  const { icon: Icon } = nodeTypeLook(node.kind, node.type);
  const tint = cardTint(sign);
  const { head, tail } = splitName(node.name);
  return (
    <NodeFrame data={data}>
      <CardButton
        data={data}
        className={cn(
          'gap-2 rounded-full border bg-surface pr-4 pl-1.5',
          isFocus ? 'border-accent' : 'border-line group-hover:border-line-strong',
          node.status === 'failed' && !isFocus && 'border-bad/50',
        )}
        style={isFocus || data.isSelected ? undefined : tint.frame}
      >
        <span
          className={cn(
            'flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-soft',
            isFocus && 'bg-accent-soft text-accent',
          )}
          style={tint.icon}
        >
          <Icon aria-hidden className="size-4" />
        </span>
        <span className="flex min-w-0 grow flex-col gap-0.5">
          <span className="flex min-w-0 items-baseline">
            {hasRoomForHead(node) ? (
              <span className="min-w-0 truncate text-2xs text-ink-faint">{head}</span>
            ) : null}
            <span className="max-w-full shrink-0 truncate text-sm leading-4 font-semibold text-ink">
              {tail}
            </span>
          </span>
          <span className="flex items-center gap-1.5 text-2xs text-ink-faint">
            <StatusBadge status={node.status} />
            <JobNote node={node} word={sign.word} />
          </span>
        </span>
      </CardButton>
    </NodeFrame>
  );
});

/** What the colour says, unless the state already says it; else since when. */
function JobNote({ node, word }: { node: GraphNode; word: string | null }) {
  const { label } = STATUS_LOOKS[node.status];
  if (word !== null && word !== label) return <span className="min-w-0 truncate">{word}</span>;
  return node.statusAt === null ? null : <Time isShort at={node.statusAt} />;
}
