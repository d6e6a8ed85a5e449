import type { OpenTable } from './open-table';

/* Where things stand in an open card, px below its top; card, canvas and layout agree on it. */

/** The face of the card: as high as a closed one. */
export const FACE_PX = 64;
export const ROW_PX = 24;
/** The line with the search. */
export const SEARCH_PX = 32;
/** The line with the pages. */
export const FOOT_PX = 30;
/** Room above and below the rows. */
const PAD_PX = 4;
/** Narrower, names and types of columns would be cut. */
export const LEAST_WIDTH_PX = 248;

/** Whether there is enough to look for something in it. */
export function hasSearch({ total, search }: OpenTable): boolean {
  return total > 10 || search !== '';
}

/** Where the first row begins. */
export function rowsTop(table: OpenTable): number {
  return FACE_PX + (hasSearch(table) ? SEARCH_PX : 0) + PAD_PX;
}

/** Rows there is room for: one says that there is nothing. */
const roomOf = ({ rows }: OpenTable) => Math.max(1, rows.length);

/** Height of the whole card. */
export function tableHeight(table: OpenTable): number {
  return rowsTop(table) + roomOf(table) * ROW_PX + PAD_PX + FOOT_PX;
}

/** The middle of a row. */
export function rowMiddle(table: OpenTable, row: number): number {
  return rowsTop(table) + (row + 0.5) * ROW_PX;
}

/** The middle of the last line, where edges of columns on other pages end. */
export function footMiddle(table: OpenTable): number {
  return tableHeight(table) - FOOT_PX / 2;
}
