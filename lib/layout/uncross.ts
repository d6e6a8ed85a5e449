import { columnCrossings } from './column-crossings';
import { at, type Neighbours } from './digraph';
import type { Steps } from './run-steps';
import { sift } from './sift';
import { sortByKey } from './sort-by-key';
import { places, type Stacks } from './stacks';
import { spectralOrder, walkOrder } from './start-order';
import { stackBy } from './stacks';
import { swapNeighbours } from './swap-neighbours';

/** Sweeps to and fro, at most, and so many in a row without a gain. */
const SWEEPS = 12;
const STALLED_SWEEPS = 3;
/** Passes in which every node looks for a better place: at most so many, fewer in large graphs. */
const SIFT_PASSES = 12;
/** Nodes and knees times passes. 10,000 nodes get five: three more gain 3 % and take a sixth of all the time. */
const SIFT_SUM = 60_000;
/** Less than this share of the crossings gained in a pass ends the search. */
const SIFT_GAIN = 0.002;
/** Up to so many nodes and knees the search begins from other orders as well. */
const RESTART_LIMIT = 600;

/** Orders each column so that few edges cross; the best order met. */
export function* uncross(stacks: Stacks): Steps<Stacks> {
  const isSmall = stacks.graph.count <= RESTART_LIMIT;
  const starts = [yield* spectralOrder(stacks)];
  if (isSmall) starts.push(walkOrder(stacks.graph));
  let best: Counted = { stacks, crossings: Number.POSITIVE_INFINITY };
  for (const key of starts) {
    for (const startsRightwards of isSmall ? [true, false] : [true]) {
      const swept = yield* sweep(stackBy(stacks, key), startsRightwards);
      const found = yield* siftAll(swept);
      if (found.crossings < best.crossings) best = found;
    }
  }
  return best.stacks;
}

type Counted = { readonly stacks: Stacks; readonly crossings: number };

/** Sweeps through the columns to and fro, ordering each by the mean place of its neighbours. */
function* sweep(start: Stacks, startsRightwards: boolean): Steps<Counted> {
  const now: Stacks = { ...start, stacks: start.stacks.map((list) => list.slice()) };
  const place = places(now);
  let best: Counted = { stacks: start, crossings: columnCrossings(start) };
  let stalled = 0;
  for (let round = 0; round < SWEEPS && stalled < STALLED_SWEEPS && best.crossings > 0; round++) {
    const rightwards = (round % 2 === 0) === startsRightwards;
    orderColumns(now, place, rightwards);
    swapNeighbours(now, place);
    const crossings = columnCrossings(now, place);
    stalled = crossings < 0.995 * best.crossings ? 0 : stalled + 1;
    if (crossings <= best.crossings) {
      best = { stacks: { ...start, stacks: now.stacks.map((list) => list.slice()) }, crossings };
    }
    yield;
  }
  return best;
}

/** Lets every node look for a better place until little is gained. */
function* siftAll({ stacks, crossings }: Counted): Steps<Counted> {
  const place = places(stacks);
  const passes = Math.min(SIFT_PASSES, Math.ceil(SIFT_SUM / stacks.graph.count));
  let left = crossings;
  for (let pass = 0; pass < passes && left > 0; pass++) {
    const gain = yield* sift(stacks, place);
    left -= gain;
    if (gain <= left * SIFT_GAIN) break;
  }
  return { stacks, crossings: left };
}

function orderColumns({ graph, stacks }: Stacks, place: Int32Array, rightwards: boolean): void {
  const key = new Float64Array(graph.count);
  const side = rightwards ? graph.into : graph.out;
  for (let step = 1; step < stacks.length; step++) {
    const c = rightwards ? step : stacks.length - 1 - step;
    const list = stacks[c] ?? new Int32Array();
    const beside = stacks[rightwards ? c - 1 : c + 1]?.length ?? 1;
    const scale = list.length / Math.max(1, beside);
    for (const u of list) key[u] = wish(side, place, u, scale);
    sortByKey(list, key);
    for (let i = 0; i < list.length; i++) place[list[i] ?? 0] = i;
  }
}

/** Mean place of the neighbours on one side, in places of the own column. */
function wish({ start, list }: Neighbours, place: Int32Array, u: number, scale: number): number {
  const first = at(start, u);
  const end = at(start, u + 1);
  if (first === end) return at(place, u);
  let sum = 0;
  for (let e = first; e < end; e++) sum += place[list[e] ?? 0] ?? 0;
  return (sum / (end - first)) * scale;
}
