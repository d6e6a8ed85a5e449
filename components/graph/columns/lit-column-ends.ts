import type { DrawnGraph, DrawnNode } from '../drawn-graph';
import type { TraceEnd } from '../trace';
import type { DrawnColumnEdge } from './draw-column-edges';
import type { TableRow } from './open-table';
import type { ColumnTrace } from './trace-column';

/** How many columns of a trace a card stands for and does not show. */
function outOfSight(card: DrawnNode, { columns }: ColumnTrace): number {
  if (card.kind === 'group') return 0;
  const within = card.kind === 'fold' ? card.hides : [card.id];
  let count = 0;
  for (const id of within) count += columns.get(id)?.size ?? 0;
  if (card.kind === 'fold') return count;
  const own = columns.get(card.id);
  for (const { field } of card.table?.rows ?? []) if (field !== null && own?.has(field)) count -= 1;
  return count;
}

/** Where a row's lineage goes on beyond the answer, if the trace goes that way. */
function beyond(node: string, row: TableRow, at: number, { hasOn }: ColumnTrace): TraceEnd[] {
  const ends: TraceEnd[] = [];
  const { field, hiddenUpstream = 0, hiddenDownstream = 0 } = row;
  if (hiddenUpstream > 0 && hasOn('up', node, field))
    ends.push({ node, side: 'up', row: at, count: hiddenUpstream });
  if (hiddenDownstream > 0 && hasOn('down', node, field))
    ends.push({ node, side: 'down', row: at, count: hiddenDownstream });
  return ends;
}

/**
 * Where a trace goes on out of sight: on other pages of an open card, in closed and folded cards, and
 * beyond what is in the picture at all.
 *
 * @param lit edges between columns that are on the trace.
 * @param hidden edges between cards that stand for columns on it, by id.
 */
export function litColumnEnds(
  { nodes, edges }: DrawnGraph,
  trace: ColumnTrace,
  lit: readonly DrawnColumnEdge[],
  hidden: ReadonlySet<string>,
): TraceEnd[] {
  const leaves = { up: new Set<string>(), down: new Set<string>() };
  for (const { from, fromRow, to, toRow } of lit) {
    if (fromRow === null) leaves.down.add(from);
    if (toRow === null) leaves.up.add(to);
  }
  for (const { id, from, to } of edges)
    if (hidden.has(id)) {
      leaves.down.add(from);
      leaves.up.add(to);
    }
  return nodes.flatMap((card): TraceEnd[] => {
    const sides = (['up', 'down'] as const).filter((side) => leaves[side].has(card.id));
    const count = sides.length === 0 ? 0 : outOfSight(card, trace);
    const within =
      count > 0 ? sides.map((side) => ({ node: card.id, side, row: null, count })) : [];
    const rows = card.kind === 'node' ? (card.table?.rows ?? []) : [];
    return [...within, ...rows.flatMap((row, at) => beyond(card.id, row, at, trace))];
  });
}
