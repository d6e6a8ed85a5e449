/** A directed graph over the numbers 0…count-1, neighbours in flat arrays. */
export type Digraph = {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly out: Neighbours;
  readonly into: Neighbours;
};
/**
 * Neighbours of `u`: `list[start[u]]` up to, not including, `list[start[u + 1]]`; `edge` at the same
 * places holds the edges that lead there.
 */
export type Neighbours = {
  readonly start: Int32Array;
  readonly list: Int32Array;
  readonly edge: Int32Array;
};

/**
 * Reads an array inside its bounds. One function for each kind of array: one that is given several
 * kinds takes several times as long, and most of the time of a layout is spent here.
 */
export function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}

/** {@link at} for real numbers. */
export function realAt(array: Float64Array, index: number): number {
  return array[index] ?? 0;
}

/** {@link at} for flags. */
export function flagAt(array: Uint8Array, index: number): number {
  return array[index] ?? 0;
}

function neighbours(count: number, of: Int32Array, list: Int32Array): Neighbours {
  const start = new Int32Array(count + 1);
  for (const u of of) start[u + 1] = at(start, u + 1) + 1;
  for (let u = 0; u < count; u++) start[u + 1] = at(start, u + 1) + at(start, u);
  const next = start.slice();
  const sorted = new Int32Array(list.length);
  const edge = new Int32Array(list.length);
  for (let e = 0; e < list.length; e++) {
    const u = at(of, e);
    const place = at(next, u);
    sorted[place] = at(list, e);
    edge[place] = e;
    next[u] = place + 1;
  }
  return { start, list: sorted, edge };
}

/** Builds the graph of the edges `from[i]` → `to[i]`. */
export function digraph(count: number, from: Int32Array, to: Int32Array): Digraph {
  return { count, from, to, out: neighbours(count, from, to), into: neighbours(count, to, from) };
}

/** Number of neighbours of `u`. */
export function degree({ start }: Neighbours, u: number): number {
  return at(start, u + 1) - at(start, u);
}
