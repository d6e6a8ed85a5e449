import { at } from './digraph';
import type { LayoutEdge, LayoutNode, LayoutRequest } from './layout-types';

const byPorts = (a: LayoutEdge | undefined, b: LayoutEdge | undefined) =>
  (a?.fromY ?? -1) - (b?.fromY ?? -1) || (a?.toY ?? -1) - (b?.toY ?? -1);

/** Nodes by id. Ids alone are sorted without asking back: a third of the time. */
function sortedNodes(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // The usual order of texts is by code unit.
  const ids = Array.from(byId.keys()).sort();
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * The same request with nodes and edges in the order of their ids, so that one graph always gets one
 * picture. Edges to nodes that are not there, from a node to itself, and repeated ones (at the same height of both cards) are left out.
 */
export function sortedRequest({ nodes, edges, previous }: LayoutRequest): LayoutRequest {
  const sorted = sortedNodes(nodes);
  const numbers = new Map(sorted.map(({ id }, i) => [id, i]));
  // Ends and place in one number, sorted as numbers.
  const ends = new Float64Array(edges.length);
  let count = 0;
  for (let e = 0; e < edges.length; e++) {
    const edge = edges[e];
    const [from, to] = [numbers.get(edge?.from ?? ''), numbers.get(edge?.to ?? '')];
    if (from === undefined || to === undefined || from === to) continue;
    ends[count++] = (from * nodes.length + to) * edges.length + e;
  }
  const wanted = ends.subarray(0, count).sort();
  const order = Int32Array.from(wanted, (end) => end % edges.length);
  const pairs = wanted.map((end) => Math.floor(end / edges.length));
  const kept: LayoutEdge[] = [];
  for (let start = 0; start < count;) {
    let end = start + 1;
    while (end < count && pairs[end] === pairs[start]) end++;
    keepEach(edges, order.subarray(start, end), kept);
    start = end;
  }
  return { nodes: sorted, edges: kept, ...(previous && { previous }) };
}

/** Keeps, of edges with the same ends, one for each pair of heights. */
function keepEach(edges: readonly LayoutEdge[], same: Int32Array, kept: LayoutEdge[]): void {
  if (same.length > 1) same.sort((a, b) => byPorts(edges[a], edges[b]) || a - b);
  for (let i = 0; i < same.length; i++) {
    const edge = edges[at(same, i)];
    const isRepeated =
      i > 0 &&
      edges[at(same, i - 1)]?.fromY === edge?.fromY &&
      edges[at(same, i - 1)]?.toY === edge?.toY;
    if (edge !== undefined && !isRepeated) kept.push(edge);
  }
}
