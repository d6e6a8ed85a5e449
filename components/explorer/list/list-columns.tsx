'use client';

import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';

import type { OpenTable } from '../../graph/columns/open-table';
import {
  FACE_PX,
  FOOT_PX,
  hasSearch,
  ROW_PX,
  SEARCH_PX,
  tableHeight,
} from '../../graph/columns/table-size';
import { useGraphActions } from '../../graph/graph-actions';
import { splitName } from '../../node/node-name';
import { quantity } from '../../ui/quantity';

/** Lines around and above the columns, px. */
const LINES_PX = 3;
/** Room below the columns. */
export const BELOW_PX = 8;

/** Height of each line for a thumb, px. */
const THUMB_PX = 40;

/** Height of a dataset's columns below its row. */
export function columnsHeight(table: OpenTable, isForThumbs: boolean): number {
  const height = tableHeight(table) - FACE_PX + LINES_PX + BELOW_PX;
  if (!isForThumbs) return height;
  const rows = Math.max(1, table.rows.length) * (THUMB_PX - ROW_PX);
  const search = hasSearch(table) ? THUMB_PX - SEARCH_PX : 0;
  return height + rows + search + (THUMB_PX - FOOT_PX);
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
  if (node.kind !== 'dataset') return null;
  // One number, open or closed: that of its schema.
  const count = node.columnCount > 0 ? quantity(node.columnCount, 'column') : 'columns';
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      data-columns-toggle
      tabIndex={isCursor ? 0 : -1}
      aria-expanded={isOpen}
      aria-label={`${count} of ${splitName(node.name).tail}`}
      title={isOpen ? 'Close its columns' : 'Open its columns'}
      className="ml-auto inline-flex size-6 shrink-0 items-center justify-center gap-0.5 rounded-full text-2xs text-ink-soft tabular-nums hover:text-accent aria-expanded:text-accent md:w-auto md:border md:border-line md:bg-surface md:pr-1 md:pl-2 md:hover:border-accent md:aria-expanded:text-ink-soft pointer-coarse:-mb-px pointer-coarse:h-[40px] pointer-coarse:min-w-[40px]"
      onClick={() => {
        (isOpen ? columns.close : columns.open)(node);
      }}
    >
      {/* On a narrow screen the name needs the room. */}
      <Columns3 aria-hidden className="size-4 md:hidden" />
      <span className="hidden md:inline">{count}</span>
      <Icon aria-hidden className="hidden size-3 md:inline" />
    </button>
  );
}
