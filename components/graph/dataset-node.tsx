'use client';

import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { GoneBadge } from '../node/gone-badge';
import { splitName } from '../node/node-name';
import { isModel as isModelNode, nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { cn } from '../ui/cn';
import { Time } from '../ui/time';
import { CardButton } from './card-button';
import { cardTint } from './card-tint';
import { ColumnList } from './columns/column-list';
import { useIsFar } from './far';
import { FarCard } from './far-card';
import { useSign } from './lens-context';
import { NodeFrame } from './node-frame';
import type { CardData, CardNode } from './to-flow';

const NEEDS_A_LOOK = new Set(['failed', 'running', 'aborted']);

/** A dataset: a rectangle with its type, its name and where it lives. */
export const DatasetNode = memo(function DatasetNode({ data, width, height }: NodeProps<CardNode>) {
  const isFar = useIsFar();
  const { node, isFocus } = data;
  const sign = useSign(node);
  if (isFar) return <FarCard data={data} width={width} height={height} />;
  const { label, icon: Icon } = nodeTypeLook(node.kind, node.type);
  const { head, tail } = splitName(node.name);
  const isModel = isModelNode(node);
  const usual = head === '' ? label : `${label} · ${head}`;
  const isNamespaceSaid = sign.word === node.namespace && !node.version;
  return (
    <NodeFrame data={data}>
      <DatasetCard data={data} isModel={isModel}>
        <span
          className={cn(
            'flex size-8 shrink-0 items-center justify-center rounded-md bg-sunken text-ink-soft',
            isFocus && 'bg-accent-soft text-accent',
            isModel && 'bg-model-soft text-model',
          )}
          style={cardTint(sign).icon}
        >
          <Icon aria-hidden className="size-4" />
        </span>
        <span className="flex min-w-0 grow flex-col">
          <span className="truncate text-2xs text-ink-faint">
            {sign.word === null || isNamespaceSaid ? usual : sign.word}
          </span>
          <span
            className={cn(
              'truncate text-sm leading-5 font-semibold text-ink',
              node.gone !== null && 'text-ink-soft line-through',
            )}
          >
            {tail}
          </span>
          <span className="flex items-center gap-2 text-2xs text-ink-faint">
            <span
              className={cn('min-w-0 grow truncate', node.version && 'font-medium text-ink-soft')}
              title={node.version?.key}
            >
              {node.version
                ? `${node.version.label}${node.version.assumed ? ' · assumed' : ''}`
                : node.namespace}
            </span>
            <State node={node} />
          </span>
        </span>
      </DatasetCard>
    </NodeFrame>
  );
});

/** The card around the face: one button; if it is open the face is the button, and the columns are below. */
function DatasetCard({
  data,
  isModel,
  children,
}: {
  data: CardData;
  isModel: boolean;
  children: ReactNode;
}) {
  const { node, table, isFocus, isCursor, isSelected, isMarked, lockedField, focusField } = data;
  const sign = useSign(node);
  const tint = isFocus || isSelected ? undefined : cardTint(sign).frame;
  const frame = cn(
    'rounded-lg border bg-surface',
    isFocus ? 'border-accent' : 'border-line group-hover:border-line-strong',
    isModel && !isFocus && 'border-model/40',
  );
  const isOpen = table !== null;
  // The same elements open and closed: the button keeps the focus.
  return (
    <div
      className={cn(
        'flex size-full flex-col',
        isOpen && ['overflow-hidden', frame],
        isOpen && isSelected && 'border-accent ring-2 ring-accent',
        isOpen && isMarked && 'ring-2 ring-warn',
      )}
      style={isOpen ? tint : undefined}
    >
      <CardButton
        data={data}
        isWhole={!isOpen}
        className={cn('gap-2.5 px-2.5', isOpen ? 'h-[63px] shrink-0' : frame)}
        style={isOpen ? undefined : tint}
      >
        {children}
      </CardButton>
      {isOpen ? (
        <ColumnList
          node={node}
          table={table}
          isCursor={isCursor}
          lockedField={lockedField}
          focusField={focusField}
        />
      ) : null}
    </div>
  );
}

/** What is most worth knowing of how it stands. */
function State({ node }: { node: GraphNode }) {
  if (node.gone !== null) return <GoneBadge gone={node.gone} />;
  if (NEEDS_A_LOOK.has(node.status)) return <StatusBadge status={node.status} />;
  return <Freshness at={node.updatedAt} />;
}

function Freshness({ at }: { at: string | null }) {
  return at === null ? null : <Time isShort at={at} />;
}
