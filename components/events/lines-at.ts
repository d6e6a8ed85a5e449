import type { JsonLine } from './json-lines';

/** A stretch of lines, the last one left out. */
export type Stretch = { readonly first: number; readonly end: number };

/** The lines of the value at a JSON pointer, brackets included; null where nothing is. */
export function linesAt(lines: readonly JsonLine[], pointer: string): Stretch | null {
  const first = lines.findIndex((line) => line.pointer === pointer);
  const start = lines[first];
  if (start === undefined) return null;
  let end = first + 1;
  while ((lines[end]?.depth ?? 0) > start.depth) end += 1;
  const closing = lines[end];
  const isClosed = end > first + 1 && closing?.depth === start.depth && closing.pointer === null;
  return { first, end: isClosed ? end + 1 : end };
}
