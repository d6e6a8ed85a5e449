import type { GraphResponse } from '@/lib/contract/graph';

import type { DrawnGraph } from '../drawn-graph';
import { rowId } from '../trace';
import { drawColumnEdges } from './draw-column-edges';
import { openTables, type ColumnsView } from './open-table';

/** The drawn graph with its open cards and the edges between their columns. */
export function withColumns(
  drawn: DrawnGraph,
  { nodes, columnEdges = [] }: Pick<GraphResponse, 'nodes' | 'columnEdges'>,
  view: ColumnsView,
): DrawnGraph {
  const masked = new Set<string>();
  for (const { to, toField, use } of columnEdges) if (use?.masking) masked.add(rowId(to, toField));
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
