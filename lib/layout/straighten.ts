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
  const highest = (u: number) => {
    const upper = at(above, u);
    return upper < 0 ? -Infinity : realAt(y, upper) + distance(upper, u);
  };
  const lowest = (u: number) => {
    const lower = at(below, u);
    return lower < 0 ? Infinity : realAt(y, lower) - distance(u, lower);
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
  for (const e of knees.trunks) {
    const [first, end] = [at(knees.first, e), at(knees.end, e)];
    if (isAllAtHome(at(ends.from, e), at(ends.to, e), first, end)) continue;
    for (let start = first; start < end;) {
      let top = highest(start);
      let bottom = lowest(start);
      let stop = start + 1;
      for (; stop < end; stop++) {
        const nextTop = Math.max(top, highest(stop));
        const nextBottom = Math.min(bottom, lowest(stop));
        if (nextTop > nextBottom) break;
        top = nextTop;
        bottom = nextBottom;
      }
      const fits = (place: number) => place >= top && place <= bottom;
      let wish = realAt(y, start + ((stop - start) >> 1));
      if (start === first && fits(sourceY(start))) wish = sourceY(start);
      else if (stop === end && fits(targetY(stop - 1))) wish = targetY(stop - 1);
      const level = Math.round(Math.min(bottom, Math.max(top, wish)));
      // Where there is less than no room the knees stay.
      if (top <= bottom) for (let knee = start; knee < stop; knee++) y[knee] = level;
      start = Math.max(stop, start + 1);
    }
  }
}
