'use client';

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';

import { ColumnList } from '../../graph/columns/column-list';
import { columnTotal, type OpenTable } from '../../graph/columns/open-table';
import { FACE_PX, tableHeight } from '../../graph/columns/table-size';
import { useGraphActions } from '../../graph/graph-actions';
import type { Marks } from '../../graph/to-flow';
import { splitName } from '../../node/node-name';
import { quantity } from '../../ui/quantity';
import { HEADS } from './list-head';

/** Wider, a type would stand far from its name. */
const WIDEST_PX = 560;
/** Left of the columns, so that they stand below the name. */
const INDENT_PX = 40;
const BELOW_PX = 8;

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

/** The columns of a dataset, below its row: the same rows, pages and search as on its card. */
export function ColumnsRow({
  node,
  table,
  marks,
  width,
}: {
  node: GraphNode;
  table: OpenTable;
  marks: Marks;
  /** Room from edge to edge, px. */
  width: number;
}) {
  const isCursor = node.id === marks.cursor.id;
  const cardWidth = Math.min(WIDEST_PX, width - INDENT_PX - 2 * BELOW_PX);
  return (
    <tr>
      <td
        colSpan={HEADS.length}
        className="border-b border-line bg-canvas p-0"
        style={{ height: columnsHeight(table) }}
      >
        <div
          className="ml-[40px] flex h-[calc(100%-8px)] flex-col overflow-hidden rounded-b-lg border border-t-0 border-line bg-surface"
          style={{ width: cardWidth }}
        >
          <ColumnList
            node={node}
            table={table}
            width={cardWidth}
            isCursor={isCursor}
            lockedField={marks.column?.node === node.id ? marks.column.field : undefined}
            focusField={
              isCursor && marks.cursor.by === 'keyboard' ? marks.cursor.column : undefined
            }
          />
        </div>
      </td>
    </tr>
  );
}
