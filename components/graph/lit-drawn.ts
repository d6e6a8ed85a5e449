import type { DrawnGraph } from './drawn-graph';
import { edgeId, trace, type Lit, type TraceIndex } from './trace';

/** The trace of a drawn node, in terms of what is drawn: a folded card is lit if anything in it is. */
export function litDrawn(index: TraceIndex, drawn: DrawnGraph, start: string): Lit | null {
  const node = drawn.nodes.find(({ id }) => id === start);
  if (node === undefined) return null;
  const lit = trace(index, node.kind === 'fold' ? node.members.map(({ id }) => id) : [start]);
  const isLit = (one: (typeof drawn.nodes)[number]) =>
    one.kind === 'fold' ? one.hides.some((id) => lit.nodes.has(id)) : lit.nodes.has(one.id);
  return {
    nodes: new Set(drawn.nodes.filter(isLit).map(({ id }) => id)),
    edges: new Set(
      drawn.edges
        .filter(({ edges }) => edges.some(({ from, to }) => lit.edges.has(edgeId(from, to))))
        .map(({ id }) => id),
    ),
  };
}
