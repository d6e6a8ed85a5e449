import type { OwnerEdge, OwnerView } from './owner-view';
import { walk, type Fan, type GraphSource, type Side } from './walk';
import type { Direction, NodeKey } from './types';

/** A further walk from one shown node. */
export type Expansion = { readonly key: NodeKey; readonly side: Side; readonly depth: number };

export type SliceRequest = {
  readonly focus: NodeKey;
  readonly direction: Direction;
  readonly depth: number;
  readonly limit: number;
  readonly expanded: readonly Expansion[];
  readonly collapsed: readonly { readonly key: NodeKey; readonly side: Side }[];
  readonly fan?: Fan | undefined;
};

/** The nodes of an answer with their signed distance from the focus (upstream negative). */
export type Slice = {
  readonly distances: ReadonlyMap<NodeKey, number>;
  readonly hitLimit: boolean;
};

const SIDES = { both: ['up', 'down'], upstream: ['up'], downstream: ['down'] } as const;

/** Chooses the nodes of a graph question: the walk from the focus, then each expansion in turn. */
export function sliceGraph(source: GraphSource, request: SliceRequest): Slice {
  const distances = new Map<NodeKey, number>([[request.focus, 0]]);
  let hitLimit = false;
  const collapsedOn = (side: Side) =>
    new Set(request.collapsed.filter((entry) => entry.side === side).map(({ key }) => key));

  const add = (from: NodeKey, side: Side, depth: number) => {
    const origin = distances.get(from);
    if (origin === undefined) return;
    const walked = walk(source, {
      from,
      side,
      depth,
      limit: request.limit - distances.size,
      known: distances,
      collapsed: collapsedOn(side),
      fan: request.fan,
    });
    hitLimit ||= walked.hitLimit;
    for (const [key, hops] of walked.hops) {
      const distance = origin + (side === 'up' ? -hops : hops);
      const known = distances.get(key);
      if (known === undefined || Math.abs(distance) < Math.abs(known)) distances.set(key, distance);
    }
  };

  for (const side of SIDES[request.direction]) add(request.focus, side, request.depth);
  // An expansion may start from a node another one brings in, whatever their order in the link.
  let pending = request.expanded;
  for (let before = -1; before !== pending.length;) {
    before = pending.length;
    const ready = pending.filter(({ key }) => distances.has(key));
    pending = pending.filter((expansion) => !ready.includes(expansion));
    for (const { key, side, depth } of ready) add(key, side, depth);
  }
  return { distances, hitLimit };
}

export type SliceEdge = { readonly from: NodeKey; readonly to: NodeKey; readonly edge: OwnerEdge };

/** The nodes of an answer. */
type Shown = { readonly has: (key: NodeKey) => boolean };

const byKey = ([a]: readonly [NodeKey, OwnerEdge], [b]: readonly [NodeKey, OwnerEdge]) =>
  a < b ? -1 : 1;

/** The edges at one side of an owner in the order of their other ends; most have one. */
function sortedEnds(edges: OwnerView['inputs']): Iterable<readonly [NodeKey, OwnerEdge]> {
  return edges.size > 1 ? [...edges].sort(byKey) : edges;
}

/** All edges between the given nodes, whichever way the walk came; those of one owner by their other ends. */
export function edgesAmong(views: readonly OwnerView[], shown: Shown): SliceEdge[] {
  const edges: SliceEdge[] = [];
  for (const view of views) {
    if (!shown.has(view.key)) continue;
    for (const [key, edge] of sortedEnds(view.inputs))
      if (shown.has(key)) edges.push({ from: key, to: view.key, edge });
    if (view.kind === 'dataset') continue; // its only output is itself
    for (const [key, edge] of sortedEnds(view.outputs))
      if (shown.has(key)) edges.push({ from: view.key, to: key, edge });
  }
  return edges;
}

export type OwnerFlows = {
  readonly owner: NodeKey;
  readonly pairs: readonly { from: NodeKey; to: NodeKey }[];
};

/** Pairs at most that one answer spells out for one job. */
const PAIR_LIMIT = 20_000;

/**
 * Which drawn input reaches which drawn output, for jobs where not all reach all. Jobs without an
 * entry pass everything on.
 */
export function partialFlows(views: readonly OwnerView[], shown: Shown): OwnerFlows[] {
  return views.flatMap((view): OwnerFlows[] => {
    if (view.kind !== 'job' || !shown.has(view.key)) return [];
    const inputs = [...view.inputs.keys()].filter((key) => shown.has(key));
    const outputs = [...view.outputs.keys()].filter((key) => shown.has(key));
    if (inputs.length === 0 || outputs.length === 0) return [];
    const isWhole = view.groups.some(
      ({ from, to }) => inputs.every((key) => from.has(key)) && outputs.every((key) => to.has(key)),
    );
    if (isWhole) return [];
    const pairs = new Map<string, { from: NodeKey; to: NodeKey }>();
    for (const group of view.groups) {
      const [from, to] = [
        inputs.filter((key) => group.from.has(key)),
        outputs.filter((key) => group.to.has(key)),
      ];
      for (const a of from)
        for (const b of to) if (pairs.size < PAIR_LIMIT) pairs.set(`${a} ${b}`, { from: a, to: b });
    }
    return pairs.size === inputs.length * outputs.length
      ? []
      : [{ owner: view.key, pairs: [...pairs.values()] }];
  });
}
