import type { Position } from './layout-types';

/**
 * Lines as numbers: the points of line `i`, x and y by turns, are `points[2 * starts[i]]` up to
 * `points[2 * starts[i + 1]]`. `isThere` tells no line (0) from one without points.
 */
export type PackedLines = {
  readonly starts: Int32Array<ArrayBuffer>;
  readonly points: Int32Array<ArrayBuffer>;
  readonly isThere: Uint8Array<ArrayBuffer>;
};

type Lines = readonly (readonly Position[] | undefined)[];

/** Packs lines of whole pixels. */
export function packLines(lines: Lines): PackedLines {
  const starts = new Int32Array(lines.length + 1);
  lines.forEach((line, i) => {
    starts[i + 1] = (starts[i] ?? 0) + (line?.length ?? 0);
  });
  const points = new Int32Array(2 * (starts[lines.length] ?? 0));
  let next = 0;
  for (const line of lines) {
    for (const { x, y } of line ?? []) {
      points[next++] = x;
      points[next++] = y;
    }
  }
  return { starts, points, isThere: Uint8Array.from(lines, (line) => (line ? 1 : 0)) };
}

/** The lines that were packed. */
export function unpackLines({ starts, points, isThere }: PackedLines): Lines {
  return Array.from(isThere, (there, i) => {
    if (there === 0) return undefined;
    const first = starts[i] ?? 0;
    return Array.from({ length: (starts[i + 1] ?? 0) - first }, (_, k) => ({
      x: points[2 * (first + k)] ?? 0,
      y: points[2 * (first + k) + 1] ?? 0,
    }));
  });
}
