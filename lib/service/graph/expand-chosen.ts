import 'server-only';

import {
  walk,
  type Expansion,
  type GraphSource,
  type NodeKey,
  type SliceRequest,
} from '@/lib/lineage';

import { findThrough, passedBeside } from './draw-through';
import type { Reached } from './walk-graph';

/** Nodes looked at beyond one that is expanded. */
const LOOKED_BEYOND = 10_000;

/** What a selector left of what a question reaches, and how much it left out. */
type Chosen = Reached & { readonly unselected: number };
type Marks = Pick<SliceRequest, 'expanded' | 'collapsed'>;

export type Expanding = {
  readonly source: GraphSource;
  readonly marks: Marks;
  /** Those of some nodes that the selector means. */
  readonly meant: (within: ReadonlySet<NodeKey>) => ReadonlySet<NodeKey>;
  /** Nodes at most. */
  readonly limit: number;
};

/**
 * Goes on from nodes that a selector left, as the question says: a hop passes over what the selector
 * leaves out, to the nearest nodes it means (all the way, to all of them). Neighbours that lead to
 * none come in themselves, so that a card that says "+5" brings what it counts.
 */
export function expandChosen<Found extends Chosen>(chosen: Found, expanding: Expanding): Found {
  const { marks, limit } = expanding;
  if (marks.expanded.length === 0) return chosen;
  const growing = new Growing(chosen, expanding);
  // One may start from a node that another brings in, whatever their order in the link.
  let pending = marks.expanded;
  for (;;) {
    const ready = pending.filter(({ key }) => growing.distances.has(key));
    if (ready.length === 0) break;
    pending = pending.filter((mark) => !ready.includes(mark));
    for (const mark of ready) growing.reachMeant(mark);
    growing.bringNeighbours(ready);
  }
  const { distances, passable } = growing;
  const brought = distances.size - chosen.distances.size;
  const { mayPass } = chosen;
  return {
    ...chosen,
    distances,
    mayPass: (key) => mayPass?.(key) === true || passable.has(key),
    hitLimit: chosen.hitLimit || distances.size >= limit,
    hidden: Math.max(0, chosen.hidden - brought),
    unselected: Math.max(0, chosen.unselected - brought),
  };
}

/** What is shown so far, and what may be passed on the way between. */
class Growing {
  readonly distances: Map<NodeKey, number>;
  readonly passable = new Set<NodeKey>();
  readonly #chosen: Chosen;
  readonly #expanding: Expanding;

  constructor(chosen: Chosen, expanding: Expanding) {
    this.distances = new Map(chosen.distances);
    this.#chosen = chosen;
    this.#expanding = expanding;
  }

  #walk({ key, side }: Expansion, depth: number, stopAt: Iterable<NodeKey> = []) {
    const { source, marks } = this.#expanding;
    const closed = marks.collapsed.flatMap((mark) => (mark.side === side ? mark.key : []));
    const collapsed = new Set([...closed, ...stopAt]);
    // Stopping at itself would be going nowhere.
    collapsed.delete(key);
    const { hops } = walk(source, { from: key, side, depth, limit: LOOKED_BEYOND, collapsed });
    return hops;
  }

  #add({ key: from, side }: Expansion, key: NodeKey, hops: number): void {
    if (this.distances.has(key) || this.distances.size >= this.#expanding.limit) return;
    this.distances.set(key, (this.distances.get(from) ?? 0) + (side === 'up' ? -hops : hops));
  }

  /** The nodes meant beyond one, and what lies between. */
  reachMeant(mark: Expansion): void {
    const region = this.#walk(mark, Infinity);
    const meant = this.#expanding.meant(new Set(region.keys()));
    const near = mark.depth === 1 ? this.#walk(mark, Infinity, meant) : region;
    for (const [key, hops] of near) {
      if (meant.has(key)) this.#add(mark, key, hops);
      else this.passable.add(key);
    }
  }

  /** The neighbours that no edge leads through, and all the way what is behind them. */
  bringNeighbours(marks: readonly Expansion[]): void {
    const { mayPass } = this.#chosen;
    const passed = passedBeside(
      findThrough(this.#expanding.source, {
        distances: this.distances,
        mayPass: (key) => mayPass?.(key) === true || this.passable.has(key),
      }),
    );
    for (const mark of marks) {
      const isPassed = (key: NodeKey) => passed[mark.side].get(mark.key)?.has(key) === true;
      const beside = [...this.#walk(mark, 1).keys()].filter((key) => key !== mark.key);
      const ways = new Set(beside.filter((key) => isPassed(key) || this.distances.has(key)));
      const behind = this.#walk(mark, mark.depth, ways);
      for (const [key, hops] of behind) if (!ways.has(key)) this.#add(mark, key, hops);
    }
  }
}
