import { at, realAt } from './digraph';
import type { Stacks } from './stacks';

/**
 * Moves the knees of each edge to one height for as many columns as the cards around them leave room
 * for: level with its source or its target where that can be. An edge that is all where it was before
 * stays so.
 */
export function straighten(
  { graph, ends, knees, leaves, enters, stacks }: Stacks,
  y: Float64Array,
  distance: (above: number, below: number) => number,
  isAtHome: (u: number) => boolean,
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
      upper < 0 ? -Infinity : realAt(y, upper) + distance(upper, u),
      lower < 0 ? Infinity : realAt(y, lower) - distance(u, lower),
    ];
  };
  const sourceY = (knee: number) => {
    const e = at(graph.into.start, knee);
    return realAt(y, at(graph.into.list, e)) + realAt(leaves, at(graph.into.edge, e));
  };
  const targetY = (knee: number) => {
    const e = at(graph.out.start, knee);
    return realAt(y, at(graph.out.list, e)) + realAt(enters, at(graph.out.edge, e));
  };
  const isAllAtHome = (u: number, v: number, first: number, end: number) => {
    let isSo = isAtHome(u) && isAtHome(v);
    for (let knee = first; knee < end && isSo; knee++) isSo = isAtHome(knee);
    return isSo;
  };
  for (let e = 0; e < knees.length - 1; e++) {
    const [first, end] = [at(knees, e), at(knees, e + 1)];
    if (isAllAtHome(at(ends.from, e), at(ends.to, e), first, end)) continue;
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
        ...(start === first ? [sourceY(start)] : []),
        ...(stop === end ? [targetY(stop - 1)] : []),
      ];
      const middle = realAt(y, start + ((stop - start) >> 1));
      const wish = wishes.find((place) => place >= top && place <= bottom) ?? middle;
      const level = Math.round(Math.min(bottom, Math.max(top, wish)));
      // Where there is less than no room the knees stay.
      if (top <= bottom) for (let knee = start; knee < stop; knee++) y[knee] = level;
      start = Math.max(stop, start + 1);
    }
  }
}
