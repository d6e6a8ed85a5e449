import { at, type Neighbours } from './digraph';
import type { Steps } from './run-steps';
import type { Stacks } from './stacks';

/** How many places a node may move; 30 gain nearly what 1,000 do. */
const REACH = 100;
/** Nodes and knees times reach: keeps a pass over a large graph under a tenth of a second. */
const REACH_SUM = 400_000;

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

/** The places in a column beside that the nodes of a column lead to, side by side in memory. */
type Ends = { readonly start: Int32Array; readonly places: Int32Array };

function endsOf(column: Int32Array, { start, list }: Neighbours, place: Int32Array): Ends {
  const first = new Int32Array(column.length + 1);
  column.forEach((u, i) => (first[i + 1] = at(first, i) + at(start, u + 1) - at(start, u)));
  const places = new Int32Array(at(first, column.length));
  let next = 0;
  for (const u of column) {
    for (let e = at(start, u); e < at(start, u + 1); e++) places[next++] = at(place, at(list, e));
  }
  return { start: first, places };
}

/** Crossings on one side that go when two nodes are swapped, less those that come. */
function gainOf({ start, places }: Ends, above: number, below: number): number {
  const [first, end] = [at(start, below), at(start, below + 1)];
  const last = at(start, above + 1);
  let gain = 0;
  for (let e = at(start, above); e < last; e++) {
    const there = at(places, e);
    for (let f = first; f < end; f++) {
      const here = at(places, f);
      if (there > here) gain++;
      else if (there < here) gain--;
    }
  }
  return gain;
}

function siftColumn(list: Int32Array, into: Ends, out: Ends, reach: number): number {
  // Nodes by their place at first, in their order now; and where each is now.
  const order = Int32Array.from(list.keys());
  const now = order.slice();
  let gained = 0;
  for (let node = 0; node < order.length; node++) {
    const here = at(now, node);
    let best = here;
    let most = 0;
    let gain = 0;
    const top = Math.max(0, here - reach);
    for (let i = here - 1; i >= top; i--) {
      const other = at(order, i);
      gain += gainOf(into, other, node) + gainOf(out, other, node);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    gain = 0;
    const bottom = Math.min(order.length - 1, here + reach);
    for (let i = here + 1; i <= bottom; i++) {
      const other = at(order, i);
      gain += gainOf(into, node, other) + gainOf(out, node, other);
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
    for (let i = Math.min(best, here); i <= Math.max(best, here); i++) now[at(order, i)] = i;
  }
  list.set(order.map((node) => at(list, node)));
  return gained;
}
