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

/** Writes lines point by point: tens of thousands of points as objects take longer than placing them. */
export class LineWriter {
  #points: Int32Array<ArrayBuffer>;
  readonly #starts: Int32Array<ArrayBuffer>;
  #count = 0;
  #end = 0;

  constructor(count: number) {
    this.#starts = new Int32Array(count + 1);
    this.#points = new Int32Array(8 * count + 16);
  }

  point(x: number, y: number): void {
    if (this.#end + 2 > this.#points.length) {
      const more = new Int32Array(2 * this.#points.length);
      more.set(this.#points);
      this.#points = more;
    }
    this.#points[this.#end] = x;
    this.#points[this.#end + 1] = y;
    this.#end += 2;
  }

  /** Ends a line; the next point begins another. */
  end(): void {
    this.#count += 1;
    this.#starts[this.#count] = this.#end / 2;
  }

  lines(): Pick<PackedLines, 'starts' | 'points'> {
    return { starts: this.#starts, points: this.#points.subarray(0, this.#end) };
  }
}

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
