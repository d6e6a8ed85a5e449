import { at } from './digraph';
import { COLUMN_GAP_PX, type LayoutNode } from './layout-types';

/** Left and right side of a column, px. */
export type Lane = {
  readonly left: number;
  readonly right: number;
  /** Between its two halves; absent where it has none. */
  readonly middle?: number;
};

/** A gap that something left behind is closed when it is so much wider than most are, px. */
const CLOSED_GAP_PX = COLUMN_GAP_PX;
/** So many of the gaps are no wider than what is taken for a gap nothing left behind. */
const USUAL = 0.75;
/** A column that grew wider may come so much nearer to those beside it, px: then they stay where they are. */
const NEARER_PX = 28;

/**
 * The lane of every column, as wide as its widest card, or two of them where it has halves. Columns whose nodes have been somewhere
 * (`centres`: middles of cards by node, px; undefined for what is new) stay there, unless a wider one before them
 * needs the room.
 */
export function lanesOf(
  nodes: readonly Pick<LayoutNode, 'width'>[],
  column: Int32Array,
  centres: readonly (number | undefined)[],
  isSplit: (column: number) => boolean = () => false,
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
  const closed = CLOSED_GAP_PX + Math.max(0, usualGap(widths, wish) - COLUMN_GAP_PX);
  const first = Math.max(
    0,
    before.findIndex((list) => list.length > 0),
  );
  const lanes: Lane[] = [];
  for (let c = first, left = wish(first) ?? 0; c < widths.length; c++) {
    const wanted = wish(c) ?? left;
    const nearest = left - (c > first && wish(c) !== undefined ? NEARER_PX : 0);
    if (wanted - left <= closed) left = Math.max(nearest, wanted);
    const width = widths[c] ?? 0;
    const middle = left + width + COLUMN_GAP_PX / 2;
    const right = isSplit(c) ? middle + COLUMN_GAP_PX / 2 + width : left + width;
    lanes[c] = isSplit(c) ? { left, right, middle } : { left, right };
    left = right + COLUMN_GAP_PX;
  }
  for (let c = first - 1; c >= 0; c--) {
    const right = (lanes[c + 1]?.left ?? 0) - COLUMN_GAP_PX;
    lanes[c] = { left: right - (widths[c] ?? 0), right };
  }
  return lanes;
}

/** How wide most gaps between columns were, px. */
function usualGap(widths: readonly number[], wish: (c: number) => number | undefined): number {
  const gaps = widths.flatMap((width, c) => {
    const [one, next] = [wish(c), wish(c + 1)];
    return one === undefined || next === undefined ? [] : next - one - width;
  });
  return gaps.sort((a, b) => a - b)[Math.floor(USUAL * gaps.length)] ?? COLUMN_GAP_PX;
}

/** Columns lie so far apart that a picture is at least so wide for its height, */
const WIDE = 0.8;
/** but not so far that one does not see from one to the next, px. */
const WIDEST_GAP_PX = 320;

/** The same lanes farther apart where the picture is high: edges that climb thousands of px in 60 are but bars. */
export function spreadLanes(lanes: readonly Lane[], height: number): Lane[] {
  const width = (lanes.at(-1)?.right ?? 0) - (lanes[0]?.left ?? 0);
  const wish = Math.round((WIDE * height - width) / Math.max(1, lanes.length - 1));
  const more = Math.min(WIDEST_GAP_PX - COLUMN_GAP_PX, Math.max(0, wish));
  return lanes.map(({ left, right, middle }, c) => ({
    left: left + c * more,
    right: right + c * more,
    ...(middle === undefined ? {} : { middle: middle + c * more }),
  }));
}
