import { at } from './digraph';
import { NODE_GAP_PX } from './layout-types';
import type { Stacks } from './stacks';

/** Rounds of moving columns towards their neighbours; the picture stands still after about eight. */
const ROUNDS = 10;
/** Height kept free for an edge that passes, px. */
const KNEE_PX = 4;

type Block = { middle: number; weight: number; size: number };

/**
 * Middle of each node in px from the top. Every round each column is put as near as possible (least
 * squares, order and gaps kept) to the mean of its neighbours: pool adjacent violators.
 */
export function heights(uncrossed: Stacks, height: Float64Array): Float64Array {
  const { graph, real, stacks } = uncrossed;
  const tall = (u: number) => (u < real ? at(height, u) : KNEE_PX);
  const gap = (u: number, v: number) => (u < real && v < real ? NODE_GAP_PX : NODE_GAP_PX / 2);
  const y = new Float64Array(graph.count);
  const offsets = stacks.map((list) => {
    const offset = new Float64Array(list.length);
    for (let i = 1; i < list.length; i++) {
      const [above, u] = [at(list, i - 1), at(list, i)];
      offset[i] = at(offset, i - 1) + (tall(above) + tall(u)) / 2 + gap(above, u);
    }
    list.forEach((u, i) => (y[u] = at(offset, i) - at(offset, list.length - 1) / 2));
    return offset;
  });

  /** Mean height of the neighbours, edges that pass on straight counting more; and its weight. */
  const wish = (u: number, sides: readonly (typeof graph.out)[]): readonly [number, number] => {
    let sum = 0;
    let weight = 0;
    for (const side of sides) {
      for (let e = at(side.start, u); e < at(side.start, u + 1); e++) {
        const v = at(side.list, e);
        const pull = u >= real && v >= real ? 8 : 1;
        sum += at(y, v) * pull;
        weight += pull;
      }
    }
    return weight === 0 ? [at(y, u), 0.1] : [sum / weight, weight];
  };

  const settle = (c: number, sides: readonly (typeof graph.out)[]) => {
    const list = stacks[c] ?? new Int32Array();
    const offset = offsets[c] ?? new Float64Array();
    const blocks: Block[] = [];
    list.forEach((u, i) => {
      const [middle, weight] = wish(u, sides);
      let block = { middle: middle - at(offset, i), weight, size: 1 };
      for (let above = blocks.at(-1); above && above.middle > block.middle; above = blocks.at(-1)) {
        blocks.pop();
        const both = above.weight + block.weight;
        block = {
          middle: (above.middle * above.weight + block.middle * block.weight) / both,
          weight: both,
          size: above.size + block.size,
        };
      }
      blocks.push(block);
    });
    let i = 0;
    for (const { middle, size } of blocks) {
      for (const end = i + size; i < end; i++) y[at(list, i)] = middle + at(offset, i);
    }
  };

  for (let round = 0; round < ROUNDS; round++) {
    const rightwards = round % 2 === 0;
    const one = rightwards ? [graph.into] : [graph.out];
    const sides = round < ROUNDS - 3 ? one : [graph.into, graph.out];
    for (let step = 0; step < stacks.length; step++) {
      settle(rightwards ? step : stacks.length - 1 - step, sides);
    }
  }
  straighten(uncrossed, y, (above, below) => (tall(above) + tall(below)) / 2 + gap(above, below));
  return y;
}

/**
 * Moves the knees of each edge to one height for as many columns as the cards around them leave room
 * for: level with its source or its target where that can be.
 */
function straighten(
  { graph, knees, stacks }: Stacks,
  y: Float64Array,
  distance: (above: number, below: number) => number,
): void {
  const above = new Int32Array(graph.count).fill(-1);
  const below = new Int32Array(graph.count).fill(-1);
  for (const list of stacks) {
    for (let i = 1; i < list.length; i++) {
      above[at(list, i)] = at(list, i - 1);
      below[at(list, i - 1)] = at(list, i);
    }
  }
  const room = (u: number): readonly [number, number] => {
    const [upper, lower] = [at(above, u), at(below, u)];
    return [
      upper < 0 ? -Infinity : at(y, upper) + distance(upper, u),
      lower < 0 ? Infinity : at(y, lower) - distance(u, lower),
    ];
  };
  for (let e = 0; e < knees.length - 1; e++) {
    const [first, end] = [at(knees, e), at(knees, e + 1)];
    for (let start = first; start < end;) {
      let [top, bottom] = room(start);
      let stop = start + 1;
      for (; stop < end; stop++) {
        const [nextTop, nextBottom] = room(stop);
        if (Math.max(top, nextTop) > Math.min(bottom, nextBottom)) break;
        top = Math.max(top, nextTop);
        bottom = Math.min(bottom, nextBottom);
      }
      const wishes = [
        ...(start === first ? [at(graph.into.list, at(graph.into.start, start))] : []),
        ...(stop === end ? [at(graph.out.list, at(graph.out.start, stop - 1))] : []),
      ].map((u) => at(y, u));
      const middle = at(y, start + ((stop - start) >> 1));
      const wish = wishes.find((place) => place >= top && place <= bottom) ?? middle;
      const level = Math.min(bottom, Math.max(top, wish));
      // Rounding of earlier columns may leave less than no room: then the knees stay.
      if (top <= bottom) for (let knee = start; knee < stop; knee++) y[knee] = level;
      start = Math.max(stop, start + 1);
    }
  }
}
