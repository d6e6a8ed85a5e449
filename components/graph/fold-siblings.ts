import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { at, degree, digraph, type Digraph } from '@/lib/layout/digraph';
import { EVIDENCE } from '@/lib/lineage';

import type { DrawnEdge, DrawnGraph, Fold, Side } from './drawn-graph';
import { serverFolds, withoutFolded } from './server-folds';
import { edgeId } from './trace';

/** More siblings than this fold. */
export const MOST_SIBLINGS = 5;
/** So many of them stay out at least: one fewer, so that no card says "1 more". */
const STAY_OUT = 4;

type Graph = Pick<GraphResponse, 'nodes' | 'edges'> &
  Partial<Pick<GraphResponse, 'groups' | 'folds'>>;
type Place = { readonly anchor: number; readonly side: Side; readonly leaves: readonly number[] };

/** Neighbours of each node by number, each once; edges from a node to itself or to nowhere are none. */
function neighboursOf({ nodes, edges }: Graph, numbers: ReadonlyMap<string, number>) {
  const pairs = new Set<number>();
  for (const { from, to } of edges) {
    const [u, v] = [numbers.get(from), numbers.get(to)];
    if (u !== undefined && v !== undefined) pairs.add(u * nodes.length + v);
  }
  const ends = (end: (pair: number) => number) => Int32Array.from(pairs, end);
  return digraph(
    nodes.length,
    ends((pair) => Math.floor(pair / nodes.length)),
    ends((pair) => pair % nodes.length),
  );
}

/** Calls `see` with the neighbours of a node, those above it first, until it says no; false if it did. */
function everyNeighbour({ into, out }: Digraph, u: number, see: (v: number) => boolean): boolean {
  for (const { start, list } of [into, out])
    for (let i = at(start, u); i < at(start, u + 1); i++) if (!see(at(list, i))) return false;
  return true;
}

/** The neighbour that a node hangs on: the only one, or the only one that is no leaf; else -1. */
function anchorOf(graph: Digraph, u: number, focus: number): number {
  const isOnly = degree(graph.into, u) + degree(graph.out, u) === 1;
  const isLeaf = (v: number) => v !== focus && degree(graph.into, v) + degree(graph.out, v) === 1;
  let anchor = -1;
  const isOne = everyNeighbour(graph, u, (v) => {
    if (!isOnly && isLeaf(v)) return true;
    if (anchor >= 0) return false;
    anchor = v;
    return true;
  });
  return isOne ? anchor : -1;
}

/** Where a node hangs if it is a leaf, or a twig with nothing but leaves beyond it; else null. */
function placeOf(graph: Digraph, u: number, focus: number): Place | null {
  if (u === focus) return null;
  const anchor = anchorOf(graph, u, focus);
  if (anchor < 0) return null;
  const beside = ({ start, list }: Digraph['out']) => list.subarray(at(start, u), at(start, u + 1));
  const [up, down] = [beside(graph.into), beside(graph.out)];
  const side: Side = up.includes(anchor) ? 'down' : 'up';
  const [near, far] = side === 'down' ? [up, down] : [down, up];
  return near.length > 1 || far.includes(anchor) ? null : { anchor, side, leaves: [...far] };
}

const URGENT = new Set(['failed', 'running', 'aborted']);
/** What needs a look first, then what has most neighbours. */
function byInterest(a: GraphNode, b: GraphNode): number {
  const urgent = Number(URGENT.has(b.status)) - Number(URGENT.has(a.status));
  const degree = b.upstreamCount + b.downstreamCount - a.upstreamCount - a.downstreamCount;
  return urgent || degree || (a.id < b.id ? -1 : 1);
}

function strongest(edges: readonly GraphEdge[]) {
  return EVIDENCE.find((kind) => edges.some((edge) => edge.evidence === kind)) ?? 'inferred';
}

type Options = {
  readonly focus: string | null;
  readonly isKept: (id: string) => boolean;
  readonly isOpen: (name: string) => boolean;
};
type Group = {
  readonly name: string;
  readonly anchor: GraphNode;
  readonly side: Side;
  /** Each with what hangs on it alone. */
  readonly siblings: { readonly node: GraphNode; readonly leaves: readonly string[] }[];
};

/** Siblings by anchor, side and kind; groups of twigs before groups of leaves. */
function groupSiblings(graph: Graph, focus: string | null): Group[] {
  const numbers = new Map<string, number>(graph.nodes.map(({ id }, u) => [id, u]));
  const neighbours = neighboursOf(graph, numbers);
  const focusAt = numbers.get(focus ?? '') ?? -1;
  const groups = new Map<string, Group>();
  graph.nodes.forEach((node, u) => {
    const place = placeOf(neighbours, u, focusAt);
    const anchor = graph.nodes[place?.anchor ?? -1];
    if (place === null || anchor === undefined) return;
    const { side } = place;
    const name = `${anchor.key}.${side}.${node.kind}`;
    const group = groups.get(name) ?? { name, anchor, side, siblings: [] };
    const leaves = place.leaves.flatMap((v) => graph.nodes[v]?.id ?? []);
    group.siblings.push({ node, leaves });
    groups.set(name, group);
  });
  const hasTwigs = ({ siblings }: Group) => siblings.some(({ leaves }) => leaves.length > 0);
  return [...groups.values()].sort((a, b) => Number(hasTwigs(b)) - Number(hasTwigs(a)));
}

/** The card of a group, or null if nothing of it folds. */
function foldGroup({ name, anchor, side, siblings }: Group, { isKept, isOpen }: Options) {
  if (siblings.length <= MOST_SIBLINGS || isOpen(name)) return null;
  const folded = siblings
    .toSorted((a, b) => byInterest(a.node, b.node))
    .slice(STAY_OUT)
    .filter(({ node, leaves }) => !isKept(node.id) && !leaves.some(isKept));
  const members = folded.map(({ node }) => node);
  const [first] = members;
  if (first === undefined) return null;
  const hides = folded.flatMap(({ node, leaves }) => [node.id, ...leaves]);
  const memberKind = first.kind;
  return {
    kind: 'fold',
    id: `fold:${name}`,
    name,
    anchor,
    side,
    memberKind,
    count: members.length,
    failed: members.filter(({ status }) => status === 'failed').length,
    shown: siblings.length - members.length,
    isOnServer: false,
    members,
    hides,
  } as const;
}

/** The edges as drawn: those that end in one card become one. */
function bundleEdges(edges: readonly GraphEdge[], foldOf: ReadonlyMap<string, string>) {
  const drawn: DrawnEdge[] = [];
  const bundles = new Map<
    string,
    { readonly from: string; readonly to: string; edges: GraphEdge[] }
  >();
  for (const edge of edges) {
    const [foldFrom, foldTo] = [foldOf.get(edge.from), foldOf.get(edge.to)];
    const from = foldFrom ?? edge.from;
    const to = foldTo ?? edge.to;
    if (from === to) continue;
    const id = edgeId(from, to);
    // An answer has no two edges with the same ends: only those of cards are looked up.
    if (foldFrom === undefined && foldTo === undefined) {
      drawn.push({ id, from, to, evidence: edge.evidence, edges: [edge] });
      continue;
    }
    const bundle = bundles.get(id);
    if (bundle === undefined) bundles.set(id, { from, to, edges: [edge] });
    else bundle.edges.push(edge);
  }
  for (const [id, { from, to, edges: own }] of bundles)
    drawn.push({ id, from, to, evidence: strongest(own), edges: own });
  return drawn;
}

/**
 * Folds surplus siblings: where more than {@link MOST_SIBLINGS} leaves (or twigs of leaves) of one
 * kind hang on one side of a node, a few stay and the rest become one card with one edge.
 *
 * `isKept` nodes (selected, pulled out) stay out as well, and displace none of the few: selecting
 * never changes the picture. `isOpen` says by name which cards the reader opened. What the server folded
 * stays as it is.
 */
export function foldSiblings(graph: Graph, options: Options): DrawnGraph {
  const server = serverFolds(graph);
  const folds: Fold[] = [...server.folds];
  const decided = new Set(server.folds.map(({ name }) => name));
  const foldOf = new Map<string, string>();
  for (const group of groupSiblings(graph, options.focus)) {
    // Leaves of a twig that is itself folded are in its card already.
    const isDone = foldOf.has(group.anchor.id) || decided.has(group.name);
    const fold = isDone ? null : foldGroup(group, options);
    if (fold === null) continue;
    folds.push(fold);
    for (const hidden of fold.hides) foldOf.set(hidden, fold.id);
  }
  const closed = (graph.groups ?? []).filter(({ isOpen }) => !isOpen);
  const shown = withoutFolded(graph.nodes, graph.folds ?? []).filter(({ id }) => !foldOf.has(id));
  return {
    nodes: [
      ...shown.map((node) => ({ kind: 'node' as const, id: node.id, node })),
      ...folds,
      ...closed.map((group) => ({ kind: 'group' as const, id: group.id, group })),
    ],
    edges: [...bundleEdges(graph.edges, foldOf), ...server.edges],
    columnEdges: [],
    foldedCount: foldOf.size,
  };
}
