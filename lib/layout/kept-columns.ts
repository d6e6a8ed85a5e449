import type { Position } from './layout-types';

/** Where a node was: its left, top and the middle between left and right, px. */
export type Before = Position & { readonly centre: number };

/** Middles of cards this near lie in one column, px: half the narrowest card. */
const SAME_COLUMN_PX = 90;

/** By node the column it was in before, counted from the left; -1 for what was not there. */
export function keptColumns(previous: readonly (Before | undefined)[]): Int32Array {
  const centres = previous.flatMap((place) => (place ? [place.centre] : [])).sort((a, b) => a - b);
  const starts: number[] = [];
  for (const centre of centres) {
    if (centre - (starts.at(-1) ?? -Infinity) > SAME_COLUMN_PX) starts.push(centre);
  }
  return Int32Array.from(previous, (place) =>
    place ? starts.findLastIndex((start) => start <= place.centre) : -1,
  );
}
