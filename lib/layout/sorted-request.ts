import type { LayoutRequest } from './layout-types';

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/**
 * The same request with nodes and edges in the order of their ids, so that one graph always gets one
 * picture. Edges to nodes that are not there, from a node to itself, and repeated ones are left out.
 */
export function sortedRequest({ nodes, edges }: LayoutRequest): LayoutRequest {
  const ids = new Set(nodes.map((node) => node.id));
  const seen = new Set<string>();
  const kept = edges.filter(({ from, to }) => {
    const name = JSON.stringify([from, to]);
    if (from === to || seen.has(name) || !ids.has(from) || !ids.has(to)) return false;
    seen.add(name);
    return true;
  });
  return {
    nodes: nodes.toSorted((a, b) => byText(a.id, b.id)),
    edges: kept.sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
  };
}
