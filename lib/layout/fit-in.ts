import { columnCrossings } from './column-crossings';
import { at, realAt, type Neighbours } from './digraph';
import { isAtHome } from './homes';
import type { Steps } from './run-steps';
import { places, stackBy, type Stacks } from './stacks';

/** Sweeps over what is new; it stands still after three or four. */
const SWEEPS = 6;

/**
 * Orders the columns with nodes and knees that have a `home` (their middle before, px; else NaN) in the
 * order they had, and what is new where it crosses least.
 */
export function* fitIn(start: Stacks, home: Float64Array, height: Float64Array): Steps<Stacks> {
  const isKept = (u: number) => isAtHome(home, u);
  const now = stackBy(start, firstKeys(start, facesOf(start, home, height)));
  const place = places(now);
  let best = now.stacks.map((list) => list.slice());
  let fewest = columnCrossings(now, place);
  for (let round = 0; round < SWEEPS && fewest > 0; round++) {
    sweep(now, place, isKept, round % 2 === 0);
    const crossings = columnCrossings(now, place);
    if (crossings < fewest) {
      fewest = crossings;
      best = now.stacks.map((list) => list.slice());
    }
    yield;
  }
  return { ...start, stacks: best };
}

/** So high is the face of a card, closed or open, px. */
const FACE_PX = 64;

/** The homes, of cards the middle of the face: one that has opened does not get below what was below it. */
function facesOf({ real }: Stacks, home: Float64Array, height: Float64Array): Float64Array {
  const face = (tall: number) => (Math.min(FACE_PX, tall) - tall) / 2;
  return home.map((y, u) => (u < real ? y + face(realAt(height, u)) : y));
}

/** Heights to begin with: the home of what stays, of the rest the mean of what it is connected to. */
function firstKeys({ graph }: Stacks, home: Float64Array): Float64Array {
  const key = home.slice();
  const todo: number[] = [];
  for (let u = 0; u < graph.count; u++) if (isAtHome(key, u)) todo.push(u);
  const mean = (u: number) => {
    let sum = 0;
    let count = 0;
    for (const { start, list } of [graph.into, graph.out]) {
      for (let e = at(start, u); e < at(start, u + 1); e++) {
        const there = realAt(key, at(list, e));
        if (Number.isNaN(there)) continue;
        sum += there;
        count++;
      }
    }
    return sum / count;
  };
  // `todo` grows while it is walked.
  for (const u of todo) {
    for (const { start, list } of [graph.out, graph.into]) {
      for (let e = at(start, u); e < at(start, u + 1); e++) {
        const v = at(list, e);
        if (!Number.isNaN(realAt(key, v))) continue;
        key[v] = mean(v);
        todo.push(v);
      }
    }
  }
  return key;
}

function sweep(
  { graph, stacks }: Stacks,
  place: Int32Array,
  isKept: (u: number) => boolean,
  rightwards: boolean,
): void {
  for (let step = 1; step < stacks.length; step++) {
    const c = rightwards ? step : stacks.length - 1 - step;
    const list = stacks[c] ?? new Int32Array();
    const beside = stacks[rightwards ? c - 1 : c + 1]?.length ?? 1;
    const side = rightwards ? graph.into : graph.out;
    const scale = list.length / Math.max(1, beside);
    const key = new Map(Array.from(list, (u) => [u, wish(side, place, u, scale)]));
    keepOrder(list.filter(isKept), key);
    list.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0) || at(place, a) - at(place, b));
    list.forEach((u, i) => (place[u] = i));
  }
}

function wish({ start, list }: Neighbours, place: Int32Array, u: number, scale: number): number {
  const [first, end] = [at(start, u), at(start, u + 1)];
  if (first === end) return at(place, u);
  let sum = 0;
  for (let e = first; e < end; e++) sum += at(place, at(list, e));
  return (sum / (end - first)) * scale;
}

/** Evens out the keys of nodes that must stay in this order: means of those that go against it. */
function keepOrder(list: Int32Array, key: Map<number, number>): void {
  const blocks: { sum: number; size: number }[] = [];
  for (const u of list) {
    let block = { sum: key.get(u) ?? 0, size: 1 };
    for (
      let above = blocks.at(-1);
      above && above.sum / above.size >= block.sum / block.size;
      above = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: above.sum + block.sum, size: above.size + block.size };
    }
    blocks.push(block);
  }
  let i = 0;
  for (const { sum, size } of blocks) {
    for (const end = i + size; i < end; i++) key.set(at(list, i), sum / size);
  }
}
