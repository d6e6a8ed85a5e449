import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';

import type { DrawnEdge, DrawnGraph, Fold, Side } from './drawn-graph';
import { edgeId } from './trace';

/** More siblings than this fold. */
export const MOST_SIBLINGS = 5;
/** So many of them stay out at least: one fewer, so that no card says "1 more". */
const STAY_OUT = 4;

type Graph = Pick<GraphResponse, 'nodes' | 'edges'> & Partial<Pick<GraphResponse, 'groups'>>;
type Around = { readonly up: Set<string>; readonly down: Set<string> };
type Place = { readonly anchor: string; readonly side: Side; readonly leaves: readonly string[] };

function surroundings({ nodes, edges }: Graph) {
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
function placeOf(
  id: string,
  around: ReadonlyMap<string, Around>,
  focus: string | null,
): Place | null {
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
  const byId = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  const around = surroundings(graph);
  const groups = new Map<string, Group>();
  for (const node of graph.nodes) {
    const place = placeOf(node.id, around, focus);
    const anchor = byId.get(place?.anchor ?? '');
    if (place === null || anchor === undefined) continue;
    const { side, leaves } = place;
    const name = `${anchor.key}.${side}.${node.kind}`;
    const group = groups.get(name) ?? { name, anchor, side, siblings: [] };
    group.siblings.push({ node, leaves });
    groups.set(name, group);
  }
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
    members,
    hides,
  } as const;
}

/** The edges as drawn: those that end in one card become one. */
function bundleEdges(edges: readonly GraphEdge[], foldOf: ReadonlyMap<string, string>) {
  const bundles = new Map<string, { from: string; to: string; edges: GraphEdge[] }>();
  for (const edge of edges) {
    const from = foldOf.get(edge.from) ?? edge.from;
    const to = foldOf.get(edge.to) ?? edge.to;
    if (from === to) continue;
    const id = edgeId(from, to);
    const bundle = bundles.get(id) ?? { from, to, edges: [] };
    bundle.edges.push(edge);
    bundles.set(id, bundle);
  }
  return [...bundles].map(([id, bundle]): DrawnEdge => ({
    id,
    ...bundle,
    evidence: strongest(bundle.edges),
  }));
}

/**
 * Folds surplus siblings: where more than {@link MOST_SIBLINGS} leaves (or twigs of leaves) of one
 * kind hang on one side of a node, a few stay and the rest become one card with one edge.
 *
 * `isKept` nodes (selected, pulled out) stay out as well, and displace none of the few: selecting
 * never changes the picture. `isOpen` says by name which cards the reader opened.
 */
export function foldSiblings(graph: Graph, options: Options): DrawnGraph {
  const folds: Fold[] = [];
  const foldOf = new Map<string, string>();
  for (const group of groupSiblings(graph, options.focus)) {
    // Leaves of a twig that is itself folded are in its card already.
    const fold = foldOf.has(group.anchor.id) ? null : foldGroup(group, options);
    if (fold === null) continue;
    folds.push(fold);
    for (const hidden of fold.hides) foldOf.set(hidden, fold.id);
  }
  const closed = (graph.groups ?? []).filter(({ isOpen }) => !isOpen);
  const shown = graph.nodes.filter(({ id }) => !foldOf.has(id));
  return {
    nodes: [
      ...shown.map((node) => ({ kind: 'node' as const, id: node.id, node })),
      ...folds,
      ...closed.map((group) => ({ kind: 'group' as const, id: group.id, group })),
    ],
    edges: bundleEdges(graph.edges, foldOf),
    columnEdges: [],
    foldedCount: foldOf.size,
  };
}
