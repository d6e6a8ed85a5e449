'use client';

import type { GraphNode, GraphResponse } from '@/lib/contract/graph';

import { ColumnList } from '../../graph/columns/column-list';
import type { OpenTable } from '../../graph/columns/open-table';
import { LitProvider } from '../../graph/lit-store';
import type { Marks } from '../../graph/to-flow';
import { BELOW_PX } from './list-columns';
import { HEADS } from './list-head';
import { useColumnLight } from './use-column-light';

/** Wider, a type would stand far from its name. */
const WIDEST_PX = 560;
/** Left of the columns, so that they stand below the name. */
const INDENT_PX = 40;

/** The columns of a dataset, below its row: the same rows, pages and search as on its card. */
export function ColumnsRow({
  graph,
  node,
  table,
  marks,
  width,
  height,
}: {
  graph: GraphResponse;
  node: GraphNode;
  table: OpenTable;
  marks: Marks;
  /** Room from edge to edge, px. */
  width: number;
  /** With the room below, px. */
  height: number;
}) {
  const light = useColumnLight(graph, marks.column);
  const isCursor = node.id === marks.cursor.id;
  const cardWidth = Math.min(WIDEST_PX, width - INDENT_PX - 2 * BELOW_PX);
  return (
    <tr>
      <td colSpan={HEADS.length} className="border-b border-line bg-canvas p-0" style={{ height }}>
        <div
          className="ml-[40px] flex h-[calc(100%-8px)] flex-col overflow-hidden rounded-b-lg border border-t-0 border-line bg-surface"
          style={{ width: cardWidth }}
        >
          <LitProvider value={light}>
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
          </LitProvider>
        </div>
      </td>
    </tr>
  );
}
