import type { LayoutEdge, LayoutRequest } from './layout-types';

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const byPorts = (a: LayoutEdge, b: LayoutEdge) =>
  (a.fromY ?? -1) - (b.fromY ?? -1) || (a.toY ?? -1) - (b.toY ?? -1);

const hasSamePorts = (a: LayoutEdge, b: LayoutEdge) => a.fromY === b.fromY && a.toY === b.toY;

/**
 * The same request with nodes and edges in the order of their ids, so that one graph always gets one
 * picture. Edges to nodes that are not there, from a node to itself, and repeated ones (at the same height of both cards) are left out.
 */
export function sortedRequest({ nodes, edges, previous }: LayoutRequest): LayoutRequest {
  const sorted = nodes.toSorted((a, b) => byText(a.id, b.id));
  const numbers = new Map(sorted.map(({ id }, i) => [id, i]));
  const ends = edges.flatMap((edge) => {
    const [from, to] = [numbers.get(edge.from), numbers.get(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : { edge, from, to };
  });
  ends.sort((a, b) => a.from - b.from || a.to - b.to || byPorts(a.edge, b.edge));
  const kept = ends.filter((one, i) => {
    const before = ends[i - 1];
    return (
      before?.from !== one.from || before.to !== one.to || !hasSamePorts(before.edge, one.edge)
    );
  });
  return {
    nodes: sorted,
    edges: kept.map(({ edge }) => edge),
    ...(previous && { previous }),
  };
}
