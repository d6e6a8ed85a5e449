import { acrossOwner, type OwnerView } from './owner-view';
import type { NodeKey } from './types';

export type Side = 'up' | 'down';

/** Where the walk gets the graph from; asked for whole frontiers at a time. Keys are canonical. */
export type GraphSource = {
  /** Owners with any of `keys` among their outputs (`up`) or inputs (`down`). */
  readonly ownersBeside: (keys: readonly NodeKey[], side: Side) => readonly NodeKey[];
  /** Views in the evidence asked for; owners without shapes are left out. */
  readonly views: (owners: readonly NodeKey[]) => readonly OwnerView[];
};

export type WalkRequest = {
  readonly from: NodeKey;
  readonly side: Side;
  /** Hops, datasets and jobs alike; may be Infinity. */
  readonly depth: number;
  /** Nodes at most, the start included. */
  readonly limit: number;
  /** Nodes not to be left on this side. */
  readonly collapsed?: ReadonlySet<NodeKey>;
};

export type Walked = {
  /** Hops to each node reached, the start at 0, nearest first. */
  readonly hops: ReadonlyMap<NodeKey, number>;
  readonly hitLimit: boolean;
};

/**
 * Walks one way through the graph, breadth first, each node once, so that cycles end.
 *
 * Through a job the walk goes only from an input to the outputs it is known to flow to (or back):
 * where evidence says A→C and B→D through one job, A never reaches D. A job that is itself the
 * start opens on all its datasets.
 */
export function walk(source: GraphSource, request: WalkRequest): Walked {
  const { from, side, depth, limit, collapsed } = request;
  const hops = new Map<NodeKey, number>([[from, 0]]);
  const frontiers: (NodeKey[] | undefined)[] = [[from]];
  let hitLimit = false;

  const reach = (key: NodeKey, hop: number): boolean => {
    if (hop > depth || hops.has(key)) return false;
    if (hops.size >= limit) {
      hitLimit = true;
      return false;
    }
    hops.set(key, hop);
    return true;
  };
  const enqueue = (key: NodeKey, hop: number) => (frontiers[hop] ??= []).push(key);

  for (let hop = 0; hop < frontiers.length && hop < depth; hop += 1) {
    const frontier = (frontiers[hop] ?? []).filter((key) => !collapsed?.has(key));
    if (frontier.length === 0) continue;
    // The start, or a job another job names as its source: it opens on everything beyond it.
    const here = new Set(frontier);
    for (const view of source.views(frontier)) {
      if (view.kind !== 'job') continue;
      for (const key of (side === 'down' ? view.outputs : view.inputs).keys())
        if (reach(key, hop + 1)) enqueue(key, hop + 1);
    }
    for (const view of source.views(source.ownersBeside(frontier, side))) {
      const near = side === 'down' ? view.inputs : view.outputs;
      const entries =
        near.size < here.size
          ? [...near.keys()].filter((key) => here.has(key))
          : frontier.filter((key) => near.has(key));
      // A dataset that declares its own sources is reached directly, a job stands between.
      const beyond = view.kind === 'job' ? hop + 2 : hop + 1;
      if (entries.length > 0 && view.kind === 'job') reach(view.key, hop + 1);
      if (view.kind === 'job' && collapsed?.has(view.key)) continue;
      for (const entry of entries)
        for (const key of acrossOwner(view, entry, side))
          if (reach(key, beyond)) enqueue(key, beyond);
    }
  }
  return { hops, hitLimit };
}
