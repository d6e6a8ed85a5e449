import { PIECE_GAP_PX } from './layout-types';

/** A rectangle in px. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
/** By how much something is moved, px. */
export type Shift = { readonly dx: number; readonly dy: number };

/** Pieces are packed about so much wider than high: screens are. */
const WIDTH_BY_HEIGHT = 1.6;

/**
 * How to move areas so that they lie in rows from a corner on, the higher ones before the lower ones; beside a high one
 * lower ones lie in stacks.
 */
export function packRows(
  areas: readonly Area[],
  { left, top }: Pick<Area, 'left' | 'top'>,
): Shift[] {
  const gross = areas.reduce(
    (sum, area) =>
      sum + (area.right - area.left + PIECE_GAP_PX) * (area.bottom - area.top + PIECE_GAP_PX),
    0,
  );
  const widest = areas.reduce((most, area) => Math.max(most, area.right - area.left), 0);
  const limit = Math.max(widest, Math.sqrt(gross * WIDTH_BY_HEIGHT));
  const high = (i: number) => (areas[i] ? areas[i].bottom - areas[i].top : 0);
  const order = Array.from(areas.keys()).sort((a, b) => high(b) - high(a) || a - b);
  const shifts = areas.map((): Shift => ({ dx: 0, dy: 0 }));
  let [rowTop, rowHeight] = [top, 0];
  /** The stack that is being filled: its left, how wide it is, and how far it is full. */
  const now = { x: 0, width: 0, filled: 0 };
  for (const i of order) {
    const area = areas[i];
    if (!area) continue;
    const [width, height] = [area.right - area.left, area.bottom - area.top];
    if (now.filled > 0 && now.filled + PIECE_GAP_PX + height > rowHeight) {
      now.x += now.width + PIECE_GAP_PX;
      now.width = now.filled = 0;
    }
    if (now.x > 0 && now.x + Math.max(now.width, width) > limit) {
      rowTop += rowHeight + PIECE_GAP_PX;
      rowHeight = now.x = now.width = now.filled = 0;
    }
    // The first of a row is its highest.
    rowHeight = Math.max(rowHeight, height);
    const y = rowTop + (now.filled > 0 ? now.filled + PIECE_GAP_PX : 0);
    shifts[i] = { dx: Math.round(left + now.x - area.left), dy: Math.round(y - area.top) };
    now.width = Math.max(now.width, width);
    now.filled = y + height - rowTop;
  }
  return shifts;
}

/** How to move areas down, earlier ones as little as possible, so that none covers another. */
export function packInPlace(areas: readonly Area[]): Shift[] {
  const settled: Area[] = [];
  return areas.map((area) => {
    let dy = 0;
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      for (const other of settled) {
        const isBeside =
          area.right + PIECE_GAP_PX <= other.left || other.right + PIECE_GAP_PX <= area.left;
        const isApart =
          area.bottom + dy + PIECE_GAP_PX <= other.top ||
          other.bottom + PIECE_GAP_PX <= area.top + dy;
        if (isBeside || isApart) continue;
        dy = Math.ceil(other.bottom + PIECE_GAP_PX - area.top);
        isMoving = true;
      }
    }
    settled.push({ ...area, top: area.top + dy, bottom: area.bottom + dy });
    return { dx: 0, dy };
  });
}
