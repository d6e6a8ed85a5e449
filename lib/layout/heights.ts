import { at, flagAt, realAt, type Digraph, type Neighbours } from './digraph';
import { areBricks, type Bricks } from './bricks';
import { isAtHome } from './homes';
import { NODE_GAP_PX } from './layout-types';
import type { Steps } from './run-steps';
import type { Stacks } from './stacks';
import { straighten } from './straighten';

/** Rounds of moving columns towards their neighbours; the picture stands still after about twelve. */
const ROUNDS = 14;
/** The last rounds look to both sides. */
const ROUNDS_TO_BOTH_SIDES = 3;
/** Height kept free for an edge that passes, px. */
const KNEE_PX = 4;
/** So one edge passes between two cards without moving them apart. */
const KNEE_GAP_PX = (NODE_GAP_PX - KNEE_PX) / 2;
/** How much more an edge wants to pass on straight than a card wants to lie beside its neighbour. */
const PULL_OF_KNEES = 8;
/** How much more a card wants to stay where it was than all it is connected to can pull. */
const PULL_OF_HOME = 100_000;
/** A card so high is open, and being read, px: it stays where it is, and those below it give way. */
const OPEN_PX = 120;
const PULL_OF_OPEN_HOME = 1_000_000 * PULL_OF_HOME;
/** An edge gives way to a card, and not to a wish. */
const PULL_OF_KNEE_HOME = 1000;

/**
 * Middle of each node in px from the top. Every round each column is put as near as possible (least
 * squares, order and gaps kept) to the mean of its neighbours: pool adjacent violators. Nodes with a
 * `home` (the others have NaN) stay there unless something new needs the room. In columns of two halves (`bricks`)
 * cards beside each other need but half their room.
 */
export function* heights(
  stacks: Stacks,
  height: Float64Array,
  home: Float64Array | null,
  bricks: Bricks | null = null,
): Steps<Float64Array> {
  const { graph, real } = stacks;
  const tall = (u: number) => (u < real ? realAt(height, u) : KNEE_PX);
  const distance = (above: number, below: number) => {
    if (above < real && below < real) {
      const [upper, lower] = [tall(above), tall(below)];
      // The edge of one passes between two of the other half.
      if (areBricks(bricks, above, below)) return (Math.max(upper, lower) + NODE_GAP_PX) / 2;
      return (upper + lower) / 2 + NODE_GAP_PX;
    }
    // Edges that shared a way, as those of bricks do, still do.
    if (above >= real && below >= real && home && realAt(home, above) === realAt(home, below))
      return 0;
    return (tall(above) + tall(below)) / 2 + KNEE_GAP_PX;
  };
  const y = new Float64Array(graph.count);
  const offsets = stacks.stacks.map((list) => {
    const offset = new Float64Array(list.length);
    for (let i = 1; i < list.length; i++) {
      offset[i] = realAt(offset, i - 1) + distance(at(list, i - 1), at(list, i));
    }
    list.forEach((u, i) => (y[u] = realAt(offset, i) - realAt(offset, list.length - 1) / 2));
    return offset;
  });
  if (home) startFromHome(stacks, home, y);

  const settle = settler(stacks, home, y, (u) =>
    realAt(height, u) < OPEN_PX ? PULL_OF_HOME : PULL_OF_OPEN_HOME,
  );
  const last = stacks.stacks.length - 1;
  for (let round = 0; round < ROUNDS; round++) {
    const rightwards = round % 2 === 0;
    const looksBoth = round >= ROUNDS - ROUNDS_TO_BOTH_SIDES;
    for (let step = 0; step <= last; step++) {
      const c = rightwards ? step : last - step;
      const offset = offsets[c];
      if (offset) settle(c, offset, looksBoth || rightwards, looksBoth || !rightwards);
    }
    yield;
  }
  snap(y, height, real);
  straighten(
    stacks,
    y,
    distance,
    (u) => home !== null && Math.abs(realAt(y, u) - realAt(home, u)) < 1,
  );
  return y;
}

/** Sums come out so much too small, and no more: what is half a px too high is to be so for all that touch. */
const NOISE_PX = 1e-6;

/** Tops of cards and middles of knees in whole px: gaps are whole too, so that none gets narrower. */
function snap(y: Float64Array, height: Float64Array, real: number): void {
  for (let u = 0; u < y.length; u++) {
    const half = u < real ? realAt(height, u) / 2 : 0;
    y[u] = Math.round(realAt(y, u) - half + NOISE_PX) + half;
  }
}

/** Nodes at home, what is new beside its neighbours, so that nothing pulls from afar. */
function startFromHome({ graph }: Stacks, home: Float64Array, y: Float64Array): void {
  const isPlaced = new Uint8Array(graph.count);
  for (let u = 0; u < graph.count; u++) {
    if (!isAtHome(home, u)) continue;
    y[u] = realAt(home, u);
    isPlaced[u] = 1;
  }
  const todo = Array.from(isPlaced.keys()).filter((u) => flagAt(isPlaced, u) === 1);
  // `todo` grows while it is walked.
  for (const u of todo) {
    for (const { start, list } of [graph.out, graph.into]) {
      for (let e = at(start, u); e < at(start, u + 1); e++) {
        const v = at(list, e);
        if (flagAt(isPlaced, v) === 1) continue;
        isPlaced[v] = 1;
        y[v] = realAt(y, u);
        todo.push(v);
      }
    }
  }
}

/** By edge how much higher it leaves its source than it enters its target; null where none does. */
function bendsOf({ from }: Digraph, leaves: Float64Array, enters: Float64Array) {
  const bends = new Float64Array(from.length);
  let isBent = false;
  for (let e = 0; e < bends.length; e++) {
    bends[e] = (leaves[e] ?? 0) - (enters[e] ?? 0);
    isBent ||= bends[e] !== 0;
  }
  return isBent ? bends : null;
}

function settler(
  { graph, real, leaves, enters, stacks }: Stacks,
  home: Float64Array | null,
  y: Float64Array,
  holdOf: (u: number) => number,
) {
  const widest = stacks.reduce((most, list) => Math.max(most, list.length), 0);
  // Blocks of nodes that touch: where the first one is, how strongly it is held, how many they are.
  const middles = new Float64Array(widest);
  const weights = new Float64Array(widest);
  const sizes = new Int32Array(widest);
  const bends = bendsOf(graph, leaves, enters);
  const pulled = new Float64Array(2);
  const look = ({ start, list, edge }: Neighbours, u: number, sign: number) => {
    let sum = 0;
    let weight = 0;
    const end = start[u + 1] ?? 0;
    for (let e = start[u] ?? 0; e < end; e++) {
      const v = list[e] ?? 0;
      const pull = u >= real && v >= real ? PULL_OF_KNEES : 1;
      const bend = bends === null ? 0 : (bends[edge[e] ?? 0] ?? 0);
      sum += ((y[v] ?? 0) + sign * bend) * pull;
      weight += pull;
    }
    pulled[0] = (pulled[0] ?? 0) + sum;
    pulled[1] = (pulled[1] ?? 0) + weight;
  };
  return (c: number, offset: Float64Array, looksLeft: boolean, looksRight: boolean) => {
    const list = stacks[c] ?? new Int32Array();
    let blocks = 0;
    for (let i = 0; i < list.length; i++) {
      const u = at(list, i);
      pulled[0] = 0;
      pulled[1] = 0;
      if (looksLeft) look(graph.into, u, 1);
      if (looksRight) look(graph.out, u, -1);
      let sum = pulled[0];
      let weight = pulled[1];
      if (home && isAtHome(home, u)) {
        weight = u < real ? holdOf(u) : PULL_OF_KNEE_HOME;
        sum = realAt(home, u) * weight;
      }
      if (weight === 0) {
        weight = 0.1;
        sum = realAt(y, u) * weight;
      }
      let middle = sum / weight - realAt(offset, i);
      let size = 1;
      let held = weight;
      while (blocks > 0 && realAt(middles, blocks - 1) > middle) {
        blocks--;
        const above = realAt(weights, blocks);
        middle = (realAt(middles, blocks) * above + middle * held) / (above + held);
        held += above;
        size += at(sizes, blocks);
      }
      middles[blocks] = middle;
      weights[blocks] = held;
      sizes[blocks++] = size;
    }
    let i = 0;
    for (let block = 0; block < blocks; block++) {
      for (const end = i + at(sizes, block); i < end; i++) {
        y[at(list, i)] = realAt(middles, block) + realAt(offset, i);
      }
    }
  };
}
