import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphResponse } from '@/lib/contract/graph';

import { isMaskedAlone } from '@/lib/lineage';

import type { DrawnGraph } from '../drawn-graph';
import { rowId } from '../trace';
import { drawColumnEdges } from './draw-column-edges';
import { openTables, type ColumnsView } from './open-table';

/** Columns into which some other gets masked alone. */
function maskedRows(edges: readonly ColumnEdge[]): Set<string> {
  const pairs = new Map<string, { readonly to: string; readonly uses: ColumnEdge['use'][] }>();
  for (const { from, fromField, to, toField, use } of edges) {
    if (use?.type === 'INDIRECT') continue;
    const row = rowId(to, toField);
    const pair = `${rowId(from, fromField)}\n${row}`;
    const known = pairs.get(pair);
    if (known) known.uses.push(use);
    else pairs.set(pair, { to: row, uses: [use] });
  }
  const masked = new Set<string>();
  for (const { to, uses } of pairs.values()) if (isMaskedAlone(uses)) masked.add(to);
  return masked;
}

/** The drawn graph with its open cards and the edges between their columns. */
export function withColumns(
  drawn: DrawnGraph,
  { nodes, columnEdges = [] }: Pick<GraphResponse, 'nodes' | 'columnEdges'>,
  view: ColumnsView,
): DrawnGraph {
  const masked = maskedRows(columnEdges);
  const tables = openTables(nodes, view, (id, field) => masked.has(rowId(id, field)));
  if (tables.size === 0) return drawn;
  const drawnAs = new Map<string, string>();
  for (const one of drawn.nodes) {
    drawnAs.set(one.id, one.id);
    if (one.kind === 'fold') for (const hidden of one.hides) drawnAs.set(hidden, one.id);
  }
  const shown = new Map([...tables].filter(([id]) => drawnAs.get(id) === id));
  return {
    ...drawn,
    nodes: drawn.nodes.map((one) => {
      const table = one.kind === 'node' ? shown.get(one.id) : undefined;
      return one.kind === 'node' && table !== undefined ? { ...one, table } : one;
    }),
    columnEdges: drawColumnEdges(columnEdges, shown, (id) => drawnAs.get(id)),
  };
}
