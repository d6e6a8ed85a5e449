import type { DrawnColumnEdge } from './columns/draw-column-edges';
import type { ColumnTrace } from './columns/trace-column';
import type { DrawnGraph } from './drawn-graph';
import { drawnPlaces, stoodFor } from './drawn-places';
import { litColumnEnds } from './columns/lit-column-ends';
import { edgeId, rowId, trace, type Lit, type TraceIndex } from './trace';

/** Ids of the cards that show any of the nodes. Looked up one by one: a trace is mostly a small part of the picture. */
function litCards(drawn: DrawnGraph, nodes: Iterable<string>): Set<string> {
  const places = drawnPlaces(drawn).nodes;
  const { cards } = stoodFor(drawn);
  const lit = new Set<string>();
  for (const id of nodes) {
    const card = places.has(id) ? id : cards.get(id);
    if (card !== undefined) lit.add(card);
  }
  return lit;
}

/** Ids of the edges between cards that show any of the steps, by {@link edgeId}. */
function litEdges(drawn: DrawnGraph, steps: Iterable<string>): Set<string> {
  const places = drawnPlaces(drawn).edges;
  const { edges } = stoodFor(drawn);
  const lit = new Set<string>();
  for (const step of steps) {
    const edge = places.has(step) ? step : edges.get(step);
    if (edge !== undefined) lit.add(edge);
  }
  return lit;
}

/** The edges between cards that an edge between columns goes along. */
function stepsOf({ from, via, to }: DrawnColumnEdge): string[] {
  return via === null ? [edgeId(from, to)] : [edgeId(from, via), edgeId(via, to)];
}

/** The trace of a drawn node, in terms of what is drawn: a folded card is lit if anything in it is. */
export function litDrawn(index: TraceIndex, drawn: DrawnGraph, start: string): Lit | null {
  const node = drawn.nodes[drawnPlaces(drawn).nodes.get(start) ?? -1];
  if (node === undefined) return null;
  const members = node.kind === 'fold' ? node.members.map(({ id }) => id) : [];
  const lit = trace(index, members.length > 0 ? members : [start]);
  const edges = litEdges(drawn, lit.edges);
  for (const edge of drawn.columnEdges)
    if (stepsOf(edge).every((step) => edges.has(step))) edges.add(edge.id);
  return { nodes: litCards(drawn, lit.nodes), edges, rows: null };
}

/** The trace of a column, in terms of what is drawn: where its edges are out of sight those between cards. */
export function litColumn(drawn: DrawnGraph, trace: ColumnTrace): Lit {
  const rows = new Set<string>();
  for (const one of drawn.nodes)
    if (one.kind === 'node')
      for (const { field } of one.table?.rows ?? [])
        if (trace.has(one.id, field)) rows.add(rowId(one.id, field));
  const lit = drawn.columnEdges.filter(({ edges }) => edges.some(trace.passes));
  const shown = new Set(lit.flatMap(stepsOf));
  const hidden = litEdges(
    drawn,
    [...trace.steps].filter((step) => !shown.has(step)),
  );
  const fromFar = litEdges(drawn, shown);
  return {
    nodes: litCards(drawn, trace.nodes),
    edges: new Set([...hidden, ...lit.map(({ id }) => id)]),
    rows,
    column: { hidden, fromFar, ends: litColumnEnds(drawn, trace, lit, hidden) },
  };
}
