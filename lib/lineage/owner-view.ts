import { flowGroups, isStronger, shapeInputs, type FlowGroup, type Shape } from './shape';
import { EVIDENCE, type Evidence, type Instant, type NodeKey } from './types';

/** How often and when a shape was seen. */
export type ShapeSighting = {
  readonly runCount: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** Run id of the latest run; null for a declared shape. */
  readonly lastRun: string | null;
};

export type SeenShape = Shape & ShapeSighting;

/** A shape with how often and when it was seen. */
export function sighted(shape: Shape, seen: ShapeSighting): SeenShape {
  const { owner, ownerKind, isDeclared, inputs, outputs } = shape;
  const { runCount, firstSeen, lastSeen, lastRun } = seen;
  return { owner, ownerKind, isDeclared, inputs, outputs, runCount, firstSeen, lastSeen, lastRun };
}

/** One edge of the owner: what is believed of it and when it was seen. */
export type OwnerEdge = ShapeSighting & { readonly evidence: Evidence };

/** Everything the graph needs of one job (or of one dataset that declares its own sources). */
export type OwnerView = {
  readonly key: NodeKey;
  readonly kind: 'job' | 'dataset';
  readonly inputs: ReadonlyMap<NodeKey, OwnerEdge>;
  readonly outputs: ReadonlyMap<NodeKey, OwnerEdge>;
  /** Flows in the allowed evidence. */
  readonly groups: readonly FlowGroup[];
};

function addSighting(edges: Map<NodeKey, ShapeSighting>, key: NodeKey, seen: ShapeSighting): void {
  const known = edges.get(key);
  if (!known) {
    const { runCount, firstSeen, lastSeen, lastRun } = seen;
    edges.set(key, { runCount, firstSeen, lastSeen, lastRun });
    return;
  }
  edges.set(key, {
    runCount: known.runCount + seen.runCount,
    firstSeen: seen.firstSeen < known.firstSeen ? seen.firstSeen : known.firstSeen,
    lastSeen: seen.lastSeen > known.lastSeen ? seen.lastSeen : known.lastSeen,
    lastRun: seen.lastRun ?? known.lastRun,
  });
}

function byLastSight(a: SeenShape, b: SeenShape): number {
  const [x, y] = [`${a.lastSeen} ${a.lastRun ?? ''}`, `${b.lastSeen} ${b.lastRun ?? ''}`];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function strongest(groups: readonly FlowGroup[], side: 'from' | 'to'): Map<NodeKey, Evidence> {
  const best = new Map<NodeKey, Evidence>();
  for (const group of groups) {
    for (const key of group[side]) {
      const known = best.get(key);
      if (!known || isStronger(group.evidence, known)) best.set(key, group.evidence);
    }
  }
  return best;
}

/** Outputs of which explicit lineage says that the job itself makes them. */
function ownMade(shapes: readonly SeenShape[]): FlowGroup[] {
  return shapes.flatMap(({ owner, ownerKind, outputs }) =>
    outputs.flatMap(({ key, sources }): FlowGroup[] =>
      ownerKind === 'job' && sources?.evidence === 'explicit' && sources.from.includes(owner)
        ? [{ from: new Set(), to: new Set([key]), evidence: 'explicit' }]
        : [],
    ),
  );
}

/**
 * Reads all shapes of one owner together.
 *
 * An input or output that takes part in no flow at all is still a fact: it is drawn as observed
 * (or declared). One whose every flow lies outside `allowed` is left out.
 *
 * @param seen shapes, canonical, all of one owner.
 */
export function viewOwner(
  seen: readonly SeenShape[],
  allowed: ReadonlySet<Evidence>,
): OwnerView | null {
  // The latest last, so that nothing depends on the order in which they are stored.
  const shapes = [...seen].sort(byLastSight);
  const [first] = shapes;
  if (!first) return null;
  const [inputs, outputs] = [new Map<NodeKey, ShapeSighting>(), new Map<NodeKey, ShapeSighting>()];
  for (const shape of shapes) {
    for (const key of shapeInputs(shape)) addSighting(inputs, key, shape);
    for (const key of new Set(shape.outputs.map((output) => output.key)))
      addSighting(outputs, key, shape);
  }
  const all = flowGroups(shapes);
  const groups = all.filter(({ evidence }) => allowed.has(evidence));
  const bare: Evidence = shapes.every(({ isDeclared }) => isDeclared) ? 'declared' : 'observed';
  const told = [...all, ...ownMade(shapes)];
  const tellable = told.filter(({ evidence }) => allowed.has(evidence));
  const draw = (seen: Map<NodeKey, ShapeSighting>, side: 'from' | 'to') => {
    const [flowing, drawable] = [strongest(told, side), strongest(tellable, side)];
    const edges = new Map<NodeKey, OwnerEdge>();
    for (const [key, sighting] of seen) {
      const evidence = drawable.get(key) ?? (flowing.has(key) ? null : bare);
      if (!evidence || !allowed.has(evidence)) continue;
      const { runCount, firstSeen, lastSeen, lastRun } = sighting;
      edges.set(key, { runCount, firstSeen, lastSeen, lastRun, evidence });
    }
    return edges;
  };
  return {
    key: first.owner,
    kind: first.ownerKind,
    inputs: draw(inputs, 'from'),
    outputs: draw(outputs, 'to'),
    groups,
  };
}

/** What flows on from one of some entries of an owner. */
export type FlowAcross = {
  readonly from: NodeKey;
  readonly keys: readonly NodeKey[];
  readonly evidence: Evidence;
};

/** The first of `entries` that is in the group; the smaller of the two is looked through. */
function entryOf(
  near: ReadonlySet<NodeKey>,
  entries: readonly NodeKey[],
  all: ReadonlySet<NodeKey>,
) {
  if (near.size >= entries.length) return entries.find((key) => near.has(key));
  for (const key of near) if (all.has(key)) return key;
  return undefined;
}

/**
 * What any of `entries` flows to (`down`) or is made from (`up`) inside the owner, each key once: by
 * the strongest flow, from one of those it comes from. Inputs × outputs is never written out.
 */
export function flowsAcross(
  view: OwnerView,
  entries: readonly NodeKey[],
  side: 'up' | 'down',
): FlowAcross[] {
  const [only] = view.groups;
  if (only !== undefined && view.groups.length === 1) {
    // Most jobs: all inputs flow to all outputs.
    const [near, far] = side === 'down' ? [only.from, only.to] : [only.to, only.from];
    const from = entries.find((key) => near.has(key));
    return from === undefined ? [] : [{ from, keys: [...far], evidence: only.evidence }];
  }
  const all = new Set(entries);
  const reached = new Set<NodeKey>();
  const groups = view.groups.toSorted(
    (a, b) => EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence),
  );
  return groups.flatMap(({ from, to, evidence }): FlowAcross[] => {
    const [near, far] = side === 'down' ? [from, to] : [to, from];
    const entry = entryOf(near, entries, all);
    if (entry === undefined) return [];
    const keys: NodeKey[] = [];
    for (const key of far) {
      if (reached.has(key)) continue;
      reached.add(key);
      keys.push(key);
    }
    return keys.length > 0 ? [{ from: entry, keys, evidence }] : [];
  });
}

/** What `key` flows to (`down`) or is made from (`up`) inside the owner. */
export function acrossOwner(view: OwnerView, key: NodeKey, side: 'up' | 'down'): Set<NodeKey> {
  return new Set(flowsAcross(view, [key], side).flatMap(({ keys }) => keys));
}
