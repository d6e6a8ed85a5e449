import { at, type Neighbours } from './digraph';
import type { Stacks } from './stacks';

/** Swaps nodes that lie one upon the other wherever that leaves fewer crossings; whether any did. */
export function swapNeighbours({ graph, stacks }: Stacks, place: Int32Array): boolean {
  const { into, out } = graph;
  let hasSwapped = false;
  for (const list of stacks) {
    for (let i = 1; i < list.length; i++) {
      const [above, below] = [at(list, i - 1), at(list, i)];
      const gain = swapGain(into, place, above, below) + swapGain(out, place, above, below);
      if (gain <= 0) continue;
      list[i - 1] = below;
      list[i] = above;
      place[below] = i - 1;
      place[above] = i;
      hasSwapped = true;
    }
  }
  return hasSwapped;
}

/** Crossings between the edges of two nodes on one side that go when they are swapped, less those that come. */
function swapGain({ start, list }: Neighbours, place: Int32Array, above: number, below: number) {
  const [first, end] = [at(start, below), at(start, below + 1)];
  let gain = 0;
  for (let e = at(start, above); e < at(start, above + 1); e++) {
    const there = at(place, at(list, e));
    for (let f = first; f < end; f++) gain += Math.sign(there - at(place, at(list, f)));
  }
  return gain;
}
