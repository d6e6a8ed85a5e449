import { at } from './digraph';
import { COLUMN_GAP_PX, type LayoutNode } from './layout-types';

/** Left and right side of a column, px. */
export type Lane = { readonly left: number; readonly right: number };

/** A gap that something left behind is closed when it is so much wider than it need be, px. */
const CLOSED_GAP_PX = 2 * COLUMN_GAP_PX;
/** A column that grew wider may come so much nearer to those beside it, px: then they stay where they are. */
const NEARER_PX = 28;

/**
 * The lane of every column, as wide as its widest card. Columns whose nodes have been somewhere
 * (`centres`: middles of cards by node, px; undefined for what is new) stay there, unless a wider one before them
 * needs the room.
 */
export function lanesOf(
  nodes: readonly Pick<LayoutNode, 'width'>[],
  column: Int32Array,
  centres: readonly (number | undefined)[],
): Lane[] {
  const widths: number[] = [];
  const before: number[][] = [];
  nodes.forEach(({ width }, u) => {
    const c = at(column, u);
    const centre = centres[u];
    widths[c] = Math.max(widths[c] ?? 0, width);
    const list = (before[c] ??= []);
    if (centre !== undefined) list.push(centre);
  });
  const wish = (c: number) => {
    const sorted = (before[c] ?? []).sort((a, b) => a - b);
    const centre = sorted[sorted.length >> 1];
    return centre === undefined ? undefined : Math.round(centre - (widths[c] ?? 0) / 2);
  };
  const first = Math.max(
    0,
    before.findIndex((list) => list.length > 0),
  );
  const lanes: Lane[] = [];
  for (let c = first, left = wish(first) ?? 0; c < widths.length; c++) {
    const wanted = wish(c) ?? left;
    const nearest = left - (c > first && wish(c) !== undefined ? NEARER_PX : 0);
    if (wanted - left <= CLOSED_GAP_PX) left = Math.max(nearest, wanted);
    const right = left + (widths[c] ?? 0);
    lanes[c] = { left, right };
    left = right + COLUMN_GAP_PX;
  }
  for (let c = first - 1; c >= 0; c--) {
    const right = (lanes[c + 1]?.left ?? 0) - COLUMN_GAP_PX;
    lanes[c] = { left: right - (widths[c] ?? 0), right };
  }
  return lanes;
}
