'use client';

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';

import { columnTotal, type OpenTable } from '../../graph/columns/open-table';
import { FACE_PX, tableHeight } from '../../graph/columns/table-size';
import { useGraphActions } from '../../graph/graph-actions';
import { splitName } from '../../node/node-name';
import { quantity } from '../../ui/quantity';

/** Room below the columns. */
export const BELOW_PX = 8;

/** Height of a dataset's columns below its row. */
export function columnsHeight(table: OpenTable): number {
  return tableHeight(table) - FACE_PX + BELOW_PX;
}

/** Opens and closes the columns of a dataset, as on its card. */
export function ColumnsToggle({
  node,
  isOpen,
  isCursor,
}: {
  node: GraphNode;
  isOpen: boolean;
  isCursor: boolean;
}) {
  const { columns } = useGraphActions();
  const total = columnTotal(node);
  if (node.kind !== 'dataset' || (total === 0 && !isOpen)) return null;
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      data-columns-toggle
      tabIndex={isCursor ? 0 : -1}
      aria-expanded={isOpen}
      aria-label={`${quantity(total, 'column')} of ${splitName(node.name).tail}`}
      title={isOpen ? 'Close its columns' : 'Open its columns'}
      className="ml-auto inline-flex size-6 shrink-0 items-center justify-center gap-0.5 rounded-full text-2xs text-ink-soft tabular-nums hover:text-accent aria-expanded:text-accent md:w-auto md:border md:border-line md:bg-surface md:pr-1 md:pl-2 md:hover:border-accent md:aria-expanded:text-ink-soft pointer-coarse:-mb-px pointer-coarse:h-[40px] pointer-coarse:min-w-[40px]"
      onClick={() => {
        (isOpen ? columns.close : columns.open)(node);
      }}
    >
      {/* On a narrow screen the name needs the room. */}
      <Columns3 aria-hidden className="size-4 md:hidden" />
      <span className="hidden md:inline">{quantity(total, 'column')}</span>
      <Icon aria-hidden className="hidden size-3 md:inline" />
    </button>
  );
}
