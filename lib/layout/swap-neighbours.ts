import type { Neighbours } from './digraph';
import type { Stacks } from './stacks';

/** Swaps nodes that lie one upon the other wherever that leaves fewer crossings; whether any did. */
export function swapNeighbours({ graph, stacks }: Stacks, place: Int32Array): boolean {
  const { into, out } = graph;
  let hasSwapped = false;
  for (const list of stacks) {
    for (let i = 1; i < list.length; i++) {
      const above = list[i - 1] ?? 0;
      const below = list[i] ?? 0;
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
  const first = start[below] ?? 0;
  const end = start[below + 1] ?? 0;
  const last = start[above + 1] ?? 0;
  let gain = 0;
  for (let e = start[above] ?? 0; e < last; e++) {
    const there = place[list[e] ?? 0] ?? 0;
    for (let f = first; f < end; f++) {
      const other = place[list[f] ?? 0] ?? 0;
      if (there > other) gain++;
      else if (there < other) gain--;
    }
  }
  return gain;
}
