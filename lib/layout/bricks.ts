import { flagAt, realAt } from './digraph';
import { COLUMN_GAP_PX, NODE_GAP_PX } from './layout-types';
import type { Stacks } from './stacks';

/**
 * High columns whose cards stand by turns in a left and a right half, like bricks: the edge of one passes level between
 * two of the other half, so that a column is little more than half as high and no edge longer.
 */
export type Bricks = {
  /** 1 for columns that have two halves. */
  readonly isSplit: Uint8Array;
  /** By node: {@link WHOLE}, {@link LEFT} or {@link RIGHT}. */
  readonly half: Uint8Array;
};

/** Beside it nothing: its edges do not leave and enter it level, in its middle. It stands in the left half. */
const WHOLE = 0;
const LEFT = 1;
const RIGHT = 2;

/** A picture so much higher than wide gets halves. */
const HIGH = 1.5;
/** Columns of less than this share of the highest stay as they are: it would be no lower without them. */
const LOW_SHARE = 0.35;

type Cards = {
  readonly width: Float64Array;
  readonly height: Float64Array;
  readonly isWhole: (u: number) => boolean;
};

/** Which columns get halves, and who stands in which; null where the picture is not too high. */
export function bricksOf({ stacks, real }: Stacks, cards: Cards): Bricks | null {
  const { width, height, isWhole } = cards;
  const highs = stacks.map((list) =>
    list.reduce((sum, u) => sum + (u < real ? realAt(height, u) + NODE_GAP_PX : 0), 0),
  );
  const wide = stacks.reduce(
    (sum, list) =>
      sum +
      COLUMN_GAP_PX +
      list.reduce((most, u) => Math.max(most, u < real ? realAt(width, u) : 0), 0),
    0,
  );
  const highest = highs.reduce((most, high) => Math.max(most, high), 0);
  if (highest <= HIGH * wide) return null;
  const isSplit = Uint8Array.from(highs, (high) => (high > LOW_SHARE * highest ? 1 : 0));
  const half = new Uint8Array(real);
  stacks.forEach((list, c) => {
    if (flagAt(isSplit, c) === 0) return;
    let last = RIGHT;
    for (const u of list) {
      if (u >= real || isWhole(u)) continue;
      last = last === LEFT ? RIGHT : LEFT;
      half[u] = last;
    }
  });
  return { isSplit, half };
}

/** Whether two cards of a column, one right above the other, stand in different halves. */
export function areBricks(bricks: Bricks | null, above: number, below: number): boolean {
  if (bricks === null) return false;
  const [upper, lower] = [flagAt(bricks.half, above), flagAt(bricks.half, below)];
  return upper !== WHOLE && lower !== WHOLE && upper !== lower;
}

/** Whether a card stands in the right half of its column. */
export function isRight(bricks: Bricks | null, u: number): boolean {
  return bricks !== null && flagAt(bricks.half, u) === RIGHT;
}
