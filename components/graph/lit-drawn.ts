import type { DrawnColumnEdge } from './columns/draw-column-edges';
import type { ColumnTrace } from './columns/trace-column';
import type { DrawnEdge, DrawnGraph, DrawnNode } from './drawn-graph';
import { litColumnEnds } from './columns/lit-column-ends';
import { edgeId, rowId, trace, type Lit, type TraceIndex } from './trace';

/** Ids of the cards that show any of the nodes. */
function litCards(drawn: DrawnGraph, nodes: ReadonlySet<string>): Set<string> {
  const isLit = (one: DrawnNode) =>
    nodes.has(one.id) || (one.kind === 'fold' && one.hides.some((id) => nodes.has(id)));
  return new Set(drawn.nodes.filter(isLit).map(({ id }) => id));
}

function litEdges(drawn: DrawnGraph, isLit: (step: string) => boolean): Set<string> {
  const hasLit = ({ id, edges }: DrawnEdge) =>
    isLit(id) || edges.some(({ from, to }) => isLit(edgeId(from, to)));
  return new Set(drawn.edges.filter(hasLit).map(({ id }) => id));
}

/** The edges between cards that an edge between columns goes along. */
function stepsOf({ from, via, to }: DrawnColumnEdge): string[] {
  return via === null ? [edgeId(from, to)] : [edgeId(from, via), edgeId(via, to)];
}

/** The trace of a drawn node, in terms of what is drawn: a folded card is lit if anything in it is. */
export function litDrawn(index: TraceIndex, drawn: DrawnGraph, start: string): Lit | null {
  const node = drawn.nodes.find(({ id }) => id === start);
  if (node === undefined) return null;
  const members = node.kind === 'fold' ? node.members.map(({ id }) => id) : [];
  const lit = trace(index, members.length > 0 ? members : [start]);
  const edges = litEdges(drawn, (step) => lit.edges.has(step));
  for (const edge of drawn.columnEdges)
    if (stepsOf(edge).every((step) => edges.has(step))) edges.add(edge.id);
  return { nodes: litCards(drawn, lit.nodes), edges, rows: null };
}

/** The trace of a column, in terms of what is drawn: where its edges are out of sight those between cards. */
export function litColumn(drawn: DrawnGraph, trace: ColumnTrace): Lit {
  const rows = new Set<string>();
  for (const { id, ...one } of drawn.nodes)
    if (one.kind === 'node')
      for (const { field } of one.table?.rows ?? [])
        if (trace.has(id, field)) rows.add(rowId(id, field));
  const lit = drawn.columnEdges.filter(({ edges }) => edges.some(trace.passes));
  const shown = new Set(lit.flatMap(stepsOf));
  const hidden = litEdges(drawn, (step) => trace.steps.has(step) && !shown.has(step));
  const fromFar = litEdges(drawn, (step) => shown.has(step));
  return {
    nodes: litCards(drawn, trace.nodes),
    edges: new Set([...hidden, ...lit.map(({ id }) => id)]),
    rows,
    column: { hidden, fromFar, ends: litColumnEnds(drawn, trace, lit, hidden) },
  };
}
