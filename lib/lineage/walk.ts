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

/** Nodes reached so far, and those still to be left, by hop. */
class Frontiers {
  readonly hops: Map<NodeKey, number>;
  hitLimit = false;
  readonly #waiting: NodeKey[][];
  readonly #depth: number;
  readonly #limit: number;

  constructor({ from, depth, limit }: WalkRequest) {
    this.hops = new Map([[from, 0]]);
    this.#waiting = [[from]];
    this.#depth = depth;
    this.#limit = limit;
  }

  /** Reaches a node; false if it is too far, known already, or one too many. */
  reach(key: NodeKey, hop: number): boolean {
    if (hop > this.#depth || this.hops.has(key)) return false;
    if (this.hops.size >= this.#limit) {
      this.hitLimit = true;
      return false;
    }
    this.hops.set(key, hop);
    return true;
  }

  /** Reaches a node that the walk goes on from. */
  enter(key: NodeKey, hop: number): void {
    if (this.reach(key, hop)) (this.#waiting[hop] ??= []).push(key);
  }

  /** Frontiers from near to far; what is entered meanwhile comes up in its turn. */
  *inTurn(): Generator<readonly [hop: number, frontier: readonly NodeKey[]]> {
    for (let hop = 0; hop < this.#waiting.length && hop < this.#depth; hop += 1) {
      const frontier = this.#waiting[hop];
      if (frontier) yield [hop, frontier];
    }
  }
}

/** Goes through one owner from those of `frontier` that stand beside it. */
function cross(
  reached: Frontiers,
  view: OwnerView,
  frontier: ReadonlySet<NodeKey>,
  hop: number,
  request: WalkRequest,
): void {
  const near = request.side === 'down' ? view.inputs : view.outputs;
  const [few, many] = near.size < frontier.size ? [near, frontier] : [frontier, near];
  const entries = [...few.keys()].filter((key) => many.has(key));
  if (entries.length === 0) return;
  if (view.kind === 'job') {
    reached.reach(view.key, hop + 1);
    if (request.collapsed?.has(view.key)) return;
  }
  // A dataset that declares its own sources is reached directly; else the job stands between.
  const beyond = view.kind === 'job' ? hop + 2 : hop + 1;
  for (const entry of entries)
    for (const key of acrossOwner(view, entry, request.side)) reached.enter(key, beyond);
}

/**
 * Walks one way through the graph, breadth first, each node once, so that cycles end.
 *
 * Through a job the walk goes only from an input to the outputs it is known to flow to (or back):
 * where evidence says A→C and B→D through one job, A never reaches D. A job that is itself the
 * start opens on all its datasets.
 */
export function walk(source: GraphSource, request: WalkRequest): Walked {
  const { side, collapsed } = request;
  const reached = new Frontiers(request);
  for (const [hop, all] of reached.inTurn()) {
    const frontier = all.filter((key) => !collapsed?.has(key));
    if (frontier.length === 0) continue;
    // The start, or a job that another names as its source: it opens on everything beyond it.
    for (const view of source.views(frontier)) {
      if (view.kind !== 'job') continue;
      for (const key of (side === 'down' ? view.outputs : view.inputs).keys())
        reached.enter(key, hop + 1);
    }
    const here = new Set(frontier);
    for (const view of source.views(source.ownersBeside(frontier, side)))
      cross(reached, view, here, hop, request);
  }
  return { hops: reached.hops, hitLimit: reached.hitLimit };
}
