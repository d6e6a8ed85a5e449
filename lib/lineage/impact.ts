import { isStronger } from './shape';
import { Trail, type NumberedStep } from './trail';
import { EVIDENCE, type Evidence, type NodeKey } from './types';
import { walk, type GraphSource, type Side } from './walk';

/** One node that the start has an effect on (or is made from). */
export type Impact = {
  readonly key: NodeKey;
  readonly hops: number;
  /** That of the weakest step on the path: the whole is believed as much as that. */
  readonly evidence: Evidence;
};

/** Everything one way of a node, nearest first, and how it was reached. */
export type ImpactWalk = {
  readonly count: number;
  /** The row at a place of the order, from 0. */
  readonly rowAt: (place: number) => Impact;
  /** A shortest path to a row's node, both ends included; null stands for a middle left out. */
  readonly pathTo: (key: NodeKey) => (NodeKey | null)[];
};

/** Finds the weakest step on the way to each node, each once. */
class Weakest {
  readonly #trail: Trail;
  readonly #start: number | undefined;
  /** Place among kinds of evidence and one more; 0 is not known yet. */
  readonly #reached: Uint8Array;
  readonly #opened: Uint8Array;

  constructor(trail: Trail, start: NodeKey) {
    this.#trail = trail;
    this.#start = trail.numberOf(start);
    this.#reached = new Uint8Array(trail.size);
    this.#opened = new Uint8Array(trail.size);
  }

  to(number: number): Evidence {
    // Down to what is known already, then back up: no recursion, chains may be long.
    const pending: { at: number; isOpen: boolean; own: Evidence }[] = [];
    let best: Evidence | undefined;
    for (let at = number, isOpen = false; ;) {
      best = EVIDENCE[((isOpen ? this.#opened : this.#reached)[at] ?? 0) - 1];
      const step: NumberedStep | undefined =
        best === undefined && at !== this.#start ? this.#trail.stepTo(at, isOpen) : undefined;
      if (step === undefined) break;
      pending.push({ at, isOpen, own: step.evidence ?? 'observed' });
      at = step.from;
      isOpen = step.isFromOpen;
    }
    for (const { at, isOpen, own } of pending.reverse()) {
      if (best === undefined || isStronger(best, own)) best = own;
      (isOpen ? this.#opened : this.#reached)[at] = EVIDENCE.indexOf(best) + 1;
    }
    return best ?? 'observed';
  }
}

/**
 * Walks all the way downstream (or upstream) of a node, flows respected, and keeps one shortest path
 * to each node. Memory grows with the nodes reached by their keys and a few numbers each; rows are made
 * when they are asked for.
 */
export function walkImpact(source: GraphSource, from: NodeKey, side: Side): ImpactWalk {
  const trail = new Trail();
  const { hops } = walk(source, { from, side, depth: Infinity, limit: Infinity, trail });
  const distances = new Int32Array(trail.size);
  const order = new Int32Array(Math.max(0, hops.size - 1));
  let count = 0;
  for (const [key, distance] of hops) {
    const number = trail.numberOf(key);
    if (key === from || number === undefined) continue;
    distances[number] = distance;
    order[count++] = number;
  }
  const distanceOf = (number: number) => distances[number] ?? 0;
  order.sort((a, b) => distanceOf(a) - distanceOf(b) || (trail.keyAt(a) < trail.keyAt(b) ? -1 : 1));
  const weakest = new Weakest(trail, from);
  return {
    count,
    rowAt: (place) => {
      const number = order[place];
      if (number === undefined) throw new RangeError(`there is no row ${place} of ${count}`);
      const [key, distance] = [trail.keyAt(number), distanceOf(number)];
      return { key, hops: distance, evidence: weakest.to(number) };
    },
    pathTo: (key) => trail.to(key, from),
  };
}
