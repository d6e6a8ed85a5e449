import { at, degree, type Neighbours } from './digraph';
import type { Steps } from './run-steps';
import type { Stacks } from './stacks';

/** How many places a node may move; 30 gain nearly what 1,000 do. */
const REACH = 100;
/** Nodes and knees times reach: keeps a pass over a large graph under a tenth of a second. */
const REACH_SUM = 400_000;
/**
 * A node looks no further when it has lost so many crossings for each of its edges: half as many already find
 * nearly every place that looking all the way finds.
 */
const PATIENCE = 8;

/**
 * Moves each node to where its edges cross least, not far up or down; how many crossings fewer there
 * are.
 */
export function* sift({ graph, stacks }: Stacks, place: Int32Array): Steps<number> {
  const reach = Math.min(REACH, Math.ceil(REACH_SUM / graph.count));
  let gained = 0;
  for (const list of stacks) {
    gained += siftColumn(
      list,
      endsOf(list, graph.into, place),
      endsOf(list, graph.out, place),
      reach,
    );
    list.forEach((u, i) => (place[u] = i));
    yield;
  }
  return gained;
}

/**
 * The places in a column beside that the nodes of a column lead to, side by side in memory, with the
 * first and the last place of each node.
 */
type Ends = {
  readonly start: Int32Array;
  readonly places: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
};

function endsOf(column: Int32Array, neighbours: Neighbours, place: Int32Array): Ends {
  const { list } = neighbours;
  const start = new Int32Array(column.length + 1);
  column.forEach((u, i) => (start[i + 1] = at(start, i) + degree(neighbours, u)));
  const places = new Int32Array(at(start, column.length));
  const first = new Int32Array(column.length);
  const last = new Int32Array(column.length);
  let next = 0;
  column.forEach((u, i) => {
    const [begin, end] = [at(neighbours.start, u), at(neighbours.start, u + 1)];
    let [least, most] = [0, 0];
    for (let e = begin; e < end; e++) {
      const there = at(place, at(list, e));
      places[next++] = there;
      if (e === begin || there < least) least = there;
      if (e === begin || there > most) most = there;
    }
    first[i] = least;
    last[i] = most;
  });
  return { start, places, first, last };
}

/**
 * Pairs of places of two nodes on one side where the one's lies below the other's, less those where it
 * lies above: what it gains to be moved up past the other, and loses to be moved down past it.
 */
function gainPast({ start, places, first, last }: Ends, node: number, other: number): number {
  const begin = start[node] ?? 0;
  const end = start[node + 1] ?? 0;
  const otherBegin = start[other] ?? 0;
  const otherEnd = start[other + 1] ?? 0;
  const pairs = (end - begin) * (otherEnd - otherBegin);
  if (pairs === 0) return 0;
  // Mostly all that one leads to lies on one side of all that the other leads to.
  if ((last[other] ?? 0) < (first[node] ?? 0)) return -pairs;
  if ((first[other] ?? 0) > (last[node] ?? 0)) return pairs;
  let gain = 0;
  for (let e = otherBegin; e < otherEnd; e++) gain += above(places, begin, end, places[e] ?? 0);
  return gain;
}

/** How many places from `begin` up to `end` lie above `there`, less those that lie below it. */
function above(places: Int32Array, begin: number, end: number, there: number): number {
  let gain = 0;
  for (let f = begin; f < end; f++) {
    const here = places[f] ?? 0;
    if (there > here) gain++;
    else if (there < here) gain--;
  }
  return gain;
}

function edgesAt({ start }: Ends, node: number): number {
  return (start[node + 1] ?? 0) - (start[node] ?? 0);
}

function siftColumn(list: Int32Array, into: Ends, out: Ends, reach: number): number {
  // Nodes by their place at first, in their order now; and where each is now.
  const order = Int32Array.from(list.keys());
  const now = order.slice();
  let gained = 0;
  for (let node = 0; node < order.length; node++) {
    const here = now[node] ?? 0;
    const patience = PATIENCE * (1 + edgesAt(into, node) + edgesAt(out, node));
    let best = here;
    let most = 0;
    let gain = 0;
    const top = Math.max(0, here - reach);
    for (let i = here - 1; i >= top && most - gain < patience; i--) {
      const other = order[i] ?? 0;
      gain += gainPast(into, node, other) + gainPast(out, node, other);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    gain = 0;
    const bottom = Math.min(order.length - 1, here + reach);
    for (let i = here + 1; i <= bottom && most - gain < patience; i++) {
      const other = order[i] ?? 0;
      gain -= gainPast(into, node, other) + gainPast(out, node, other);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    if (most === 0) continue;
    gained += most;
    if (best < here) order.copyWithin(best + 1, best, here);
    else order.copyWithin(here, here + 1, best + 1);
    order[best] = node;
    for (let i = Math.min(best, here); i <= Math.max(best, here); i++) now[order[i] ?? 0] = i;
  }
  list.set(order.map((node) => at(list, node)));
  return gained;
}
