import type { LayoutEdge, LayoutRequest } from './layout-types';

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const byPorts = (a: LayoutEdge, b: LayoutEdge) =>
  (a.fromY ?? 0) - (b.fromY ?? 0) || (a.toY ?? 0) - (b.toY ?? 0);

/**
 * The same request with nodes and edges in the order of their ids, so that one graph always gets one
 * picture. Edges to nodes that are not there, from a node to itself, and repeated ones (at the same height of both cards) are left out.
 */
export function sortedRequest({ nodes, edges, previous }: LayoutRequest): LayoutRequest {
  const ids = new Set(nodes.map((node) => node.id));
  const seen = new Set<string>();
  const kept = edges.filter(({ from, to, fromY, toY }) => {
    const name = JSON.stringify([from, to, fromY, toY]);
    if (from === to || seen.has(name) || !ids.has(from) || !ids.has(to)) return false;
    seen.add(name);
    return true;
  });
  return {
    nodes: nodes.toSorted((a, b) => byText(a.id, b.id)),
    edges: kept.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byPorts(a, b)),
    ...(previous && { previous }),
  };
}
