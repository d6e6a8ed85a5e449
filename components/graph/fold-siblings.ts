import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';

import type { DrawnEdge, DrawnGraph, Fold, Side } from './drawn-graph';
import { edgeId } from './trace';

/** More siblings than this fold. */
export const MOST_SIBLINGS = 5;
/** So many of them stay out at least: one fewer, so that no card says "1 more". */
const STAY_OUT = 4;

type Around = { readonly up: Set<string>; readonly down: Set<string> };
type Place = { readonly anchor: string; readonly side: Side; readonly leaves: readonly string[] };

function surroundings({ nodes, edges }: Pick<GraphResponse, 'nodes' | 'edges'>) {
  const around = new Map<string, Around>(
    nodes.map(({ id }) => [id, { up: new Set(), down: new Set() }]),
  );
  for (const { from, to } of edges) {
    around.get(from)?.down.add(to);
    around.get(to)?.up.add(from);
  }
  return around;
}

/** Where a node hangs if it is a leaf, or a twig with nothing but leaves beyond it; else null. */
function placeOf(id: string, around: ReadonlyMap<string, Around>, focus: string): Place | null {
  const here = around.get(id);
  if (here === undefined || id === focus) return null;
  const isLeaf = (other: string) => {
    const there = around.get(other);
    return there !== undefined && other !== focus && there.up.size + there.down.size === 1;
  };
  const neighbours = [...here.up, ...here.down];
  const anchors =
    neighbours.length === 1 ? neighbours : neighbours.filter((other) => !isLeaf(other));
  const [anchor] = anchors;
  if (anchor === undefined || anchors.length > 1) return null;
  const side: Side = here.up.has(anchor) ? 'down' : 'up';
  const leaves = neighbours.filter((other) => other !== anchor);
  return leaves.every((leaf) => here[side].has(leaf)) ? { anchor, side, leaves } : null;
}

const URGENT = new Set(['failed', 'running', 'aborted']);
/** What needs a look first, then what has most neighbours. */
function byInterest(a: GraphNode, b: GraphNode): number {
  const urgent = Number(URGENT.has(b.status)) - Number(URGENT.has(a.status));
  const degree = b.upstreamCount + b.downstreamCount - a.upstreamCount - a.downstreamCount;
  return urgent || degree || (a.id < b.id ? -1 : 1);
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item) {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}

function strongest(edges: readonly GraphEdge[]) {
  return EVIDENCE.find((kind) => edges.some((edge) => edge.evidence === kind)) ?? 'inferred';
}

/**
 * Folds surplus siblings: where more than {@link MOST_SIBLINGS} leaves (or twigs of leaves) of one
 * kind hang on one side of a node, a few stay and the rest become one card with one edge.
 *
 * `isKept` nodes (selected, pulled out) stay out as well, and displace none of the few: selecting
 * never changes the picture. `isOpen` says by name which cards the reader opened.
 */
export function foldSiblings(
  graph: Pick<GraphResponse, 'nodes' | 'edges'>,
  {
    focus,
    isKept,
    isOpen,
  }: {
    focus: string;
    isKept: (id: string) => boolean;
    isOpen: (name: string) => boolean;
  },
): DrawnGraph {
  const byId = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  const around = surroundings(graph);
  const places = new Map<string, Place>();
  const groups = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    const place = placeOf(node.id, around, focus);
    const anchor = place === null ? undefined : byId.get(place.anchor);
    if (place === null || anchor === undefined) continue;
    places.set(node.id, place);
    const name = `${anchor.key}.${place.side}.${node.kind}`;
    addTo(groups, name, node);
  }

  const folds: Fold[] = [];
  const foldOf = new Map<string, string>();
  // Twigs first: a card of leaves on a twig that is itself folded must not be drawn.
  const twigs = (members: GraphNode[]) =>
    members.some(({ id }) => (places.get(id)?.leaves.length ?? 0) > 0);
  const inOrder = [...groups].sort(([, a], [, b]) => Number(twigs(b)) - Number(twigs(a)));
  for (const [name, siblings] of inOrder) {
    const place = places.get(siblings[0]?.id ?? '');
    const anchor = byId.get(place?.anchor ?? '');
    if (siblings.length <= MOST_SIBLINGS || isOpen(name) || !place || !anchor) continue;
    if (foldOf.has(anchor.id)) continue;
    const all = (member: GraphNode) => [member.id, ...(places.get(member.id)?.leaves ?? [])];
    const members = siblings
      .sort(byInterest)
      .slice(STAY_OUT)
      .filter((member) => !all(member).some(isKept));
    if (members.length === 0) continue;
    const hides = members.flatMap(all);
    const id = `fold:${name}`;
    for (const hidden of hides) foldOf.set(hidden, id);
    const memberKind = siblings[0]?.kind ?? 'dataset';
    folds.push({ kind: 'fold', id, name, anchor, side: place.side, memberKind, members, hides });
  }

  const drawn = new Map<string, GraphEdge[]>();
  const ends = new Map<string, readonly [string, string]>();
  for (const edge of graph.edges) {
    const from = foldOf.get(edge.from) ?? edge.from;
    const to = foldOf.get(edge.to) ?? edge.to;
    if (from === to) continue;
    const id = edgeId(from, to);
    ends.set(id, [from, to]);
    addTo(drawn, id, edge);
  }
  return {
    nodes: [
      ...graph.nodes
        .filter(({ id }) => !foldOf.has(id))
        .map((node) => ({ kind: 'node' as const, id: node.id, node })),
      ...folds,
    ],
    edges: [...drawn].map(([id, edges]): DrawnEdge => {
      const [from, to] = ends.get(id) ?? ['', ''];
      return { id, from, to, evidence: strongest(edges), edges };
    }),
    foldedCount: foldOf.size,
  };
}
