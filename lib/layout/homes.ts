import { at, realAt } from './digraph';
import type { Before } from './kept-columns';
import type { LayoutEdge, LayoutNode, Position } from './layout-types';
import type { Stacks } from './stacks';

/** Where everything of a piece was, if anywhere. */
type Piece = {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly previous: readonly (Before | undefined)[];
  readonly column: Int32Array;
};

/**
 * The middle, px from the top, that each node and knee had before; NaN for what is new. With the knees
 * at home too, a picture in which nothing changed comes out as it was.
 */
export function homesOf({ nodes, edges, previous, column }: Piece, stacks: Stacks): Float64Array {
  const home = new Float64Array(stacks.graph.count).fill(Number.NaN);
  const centres: number[] = [];
  nodes.forEach(({ height }, u) => {
    const place = previous[u];
    if (place === undefined) return;
    home[u] = place.y + height / 2;
    centres[at(column, u)] ??= place.centre;
  });
  const { ends, knees } = stacks;
  edges.forEach(({ before }, e) => {
    if (before === undefined) return;
    const first = at(column, at(ends.from, e)) + 1;
    for (let knee = at(knees.first, e); knee < at(knees.end, e); knee++) {
      home[knee] = heightAt(before, centres[first + knee - at(knees.first, e)] ?? Number.NaN);
    }
  });
  return home;
}

/** How high a line is where it passes `x`; NaN where it does not. */
function heightAt(line: readonly Position[], x: number): number {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (a === undefined || a.y !== b?.y) continue;
    if (Math.min(a.x, b.x) <= x && x <= Math.max(a.x, b.x)) return a.y;
  }
  return Number.NaN;
}

/** Whether something was at some height before. */
export function isAtHome(home: Float64Array, u: number): boolean {
  return !Number.isNaN(realAt(home, u));
}
