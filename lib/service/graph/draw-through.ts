import 'server-only';

import type { GraphEdge, GraphNode } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import {
  edgesThrough,
  isStronger,
  type EdgeThrough,
  type GraphSource,
  type NodeId,
  type NodeKey,
  type Side,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { byText, type Drawn, type Ids, type NamedEdge } from './draw-graph';
import type { Reached, ThroughHidden } from './walk-graph';

/** Nodes looked at for edges through hidden ones; some seconds of a cold store (`npm run bench -- graph`). */
const STEPS = 60_000;

/** Edges named at a time. */
const CHUNK = 500;

const TOO_MANY: Notice = {
  parameter: 'select',
  message: 'Too much is hidden to draw what flows through it; only edges of their own are drawn.',
};

/** The hidden neighbours of each node, by side, that an edge leads through. */
export function passedBeside({ edges }: ThroughHidden) {
  const [up, down] = [new Map<NodeKey, Set<NodeKey>>(), new Map<NodeKey, Set<NodeKey>>()];
  const note = (side: typeof up, key: NodeKey, beside: NodeKey | undefined) => {
    if (beside === undefined) return;
    const known = side.get(key);
    if (known) known.add(beside);
    else side.set(key, new Set([beside]));
  };
  for (const { from, to, through } of edges) {
    note(down, from, through[0]);
    note(up, to, through.at(-1));
  }
  return { up, down } satisfies Record<Side, ReadonlyMap<NodeKey, ReadonlySet<NodeKey>>>;
}

/**
 * Hidden neighbours that an edge leads through are in the picture as that edge: no card counts them
 * as hidden.
 */
export function withoutPassed(through: ThroughHidden): (node: GraphNode) => GraphNode {
  const { up, down } = passedBeside(through);
  return (node) => {
    const [before, after] = [up.get(node.key)?.size ?? 0, down.get(node.key)?.size ?? 0];
    if (before + after === 0) return node;
    const { hiddenUpstream, hiddenDownstream } = node;
    return {
      ...node,
      hiddenUpstream: hiddenUpstream - before,
      hiddenDownstream: hiddenDownstream - after,
    };
  };
}

export const NOTHING_THROUGH: ThroughHidden = { edges: [], notices: [] };

/**
 * What flows between the nodes shown through nodes that the selector leaves out; all of it, or none
 * and a notice. Traces of columns have none. Where folding has looked for it, that is it.
 */
export function findThrough(
  source: GraphSource,
  { distances, mayPass, through }: Pick<Reached, 'distances' | 'mayPass' | 'through'>,
): ThroughHidden {
  if (through !== undefined) return through;
  if (mayPass === undefined) return NOTHING_THROUGH;
  const told = edgesThrough(source, {
    from: [...distances.keys()].sort(byText),
    isShown: (key) => distances.has(key),
    mayPass,
    steps: STEPS,
  });
  const edges: EdgeThrough[] = [];
  let next = told.next();
  for (; next.done !== true; next = told.next()) edges.push(next.value);
  return next.value ? { edges, notices: [] } : { edges: [], notices: [TOO_MANY] };
}

/** An edge through hidden nodes by ids; null if an end is not drawn. */
export function drawThrough(
  edge: EdgeThrough,
  idOf: (key: NodeKey) => NodeId | undefined,
): GraphEdge | null {
  const [from, to] = [idOf(edge.from), idOf(edge.to)];
  if (!from || !to) return null;
  const { evidence, firstSeen, lastSeen } = edge;
  const through = edge.through.flatMap((key) => idOf(key) ?? []);
  return { from, to, evidence, firstSeen, lastSeen, runCount: 0, lastRun: null, through };
}

/** Edges through hidden nodes by ids and names, in their order. */
export function* namedThrough(
  graph: GraphIndex,
  edges: readonly EdgeThrough[],
): Generator<NamedEdge> {
  for (let at = 0; at < edges.length; at += CHUNK) {
    const chunk = edges.slice(at, at + CHUNK);
    const keys = chunk.flatMap(({ from, to, through }) => [from, to, ...through]);
    const heads = graph.heads([...new Set(keys)]);
    const idOf = (key: NodeKey) => heads.get(key)?.id;
    for (const one of chunk) {
      const [edge, from, to] = [drawThrough(one, idOf), heads.get(one.from), heads.get(one.to)];
      if (edge && from && to) yield { edge, from, to };
    }
  }
}

/** What is drawn, and what flows between it through hidden nodes. */
export function addThrough(graph: GraphIndex, drawn: Drawn, through: ThroughHidden): Drawn {
  const { edges } = through;
  if (edges.length === 0) return drawn;
  return {
    ...drawn,
    nodes: drawn.nodes.map(withoutPassed(through)),
    edges: [...drawn.edges, ...Array.from(namedThrough(graph, edges), ({ edge }) => edge)],
  };
}

/** Two ways between the same places as one: the better believed, seen whenever either was. */
function either(a: GraphEdge, b: GraphEdge): GraphEdge {
  const { from, to, runCount, lastRun } = a;
  return {
    ...{ from, to, runCount, lastRun, through: [] },
    evidence: isStronger(b.evidence, a.evidence) ? b.evidence : a.evidence,
    firstSeen: a.firstSeen < b.firstSeen ? a.firstSeen : b.firstSeen,
    lastSeen: a.lastSeen > b.lastSeen ? a.lastSeen : b.lastSeen,
    weight: (a.weight ?? 1) + 1,
  };
}

/**
 * Edges through hidden nodes between the places that their ends are in, none within one; where
 * several become one it names no nodes on the way. `placeOf` tells the node itself where it is drawn,
 * else the closed group it is in; `ids` are those of nodes and groups that are drawn.
 *
 */
export function rollUpThrough(
  graph: GraphIndex,
  { edges }: ThroughHidden,
  placeOf: (key: NodeKey) => string | undefined,
  ids: Ids,
): GraphEdge[] {
  const rolled = new Map<string, GraphEdge>();
  const heads = graph.heads([...new Set(edges.flatMap(({ through }) => through))]);
  for (const { from, to, through, ...edge } of edges) {
    const [a, b] = [ids.get(placeOf(from) ?? ''), ids.get(placeOf(to) ?? '')];
    if (!a || !b || a === b) continue;
    const named = through.flatMap((key) => heads.get(key)?.id ?? []);
    const one = { from: a, to: b, ...edge, runCount: 0, lastRun: null, through: named };
    const known = rolled.get(`${a} ${b}`);
    rolled.set(`${a} ${b}`, known ? either(known, one) : one);
  }
  return [...rolled.values()];
}
