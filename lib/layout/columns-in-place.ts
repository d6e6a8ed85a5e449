import { at, flagAt, type Digraph } from './digraph';

/**
 * Column of each node of an acyclic graph whose nodes have been in the columns `kept` (-1: new): they
 * stay unless an edge pushes them on, what is new comes right after what leads to it, or else right
 * before what it leads to. Columns left empty are closed.
 */
export function columnsInPlace(
  { count, out, into }: Digraph,
  order: readonly number[],
  kept: Int32Array,
): Int32Array {
  const column = new Int32Array(count);
  const isSet = new Uint8Array(count);
  for (const u of order) {
    let first = at(kept, u);
    let isKnown = first >= 0;
    for (let e = at(into.start, u); e < at(into.start, u + 1); e++) {
      const v = at(into.list, e);
      if (flagAt(isSet, v) === 0) continue;
      isKnown = true;
      first = Math.max(first, at(column, v) + 1);
    }
    if (!isKnown) continue;
    column[u] = first;
    isSet[u] = 1;
  }
  for (const u of order.toReversed()) {
    if (flagAt(isSet, u) === 1) continue;
    let nearest = Number.POSITIVE_INFINITY;
    for (let e = at(out.start, u); e < at(out.start, u + 1); e++) {
      nearest = Math.min(nearest, at(column, at(out.list, e)) - 1);
    }
    column[u] = Number.isFinite(nearest) ? nearest : 0;
    isSet[u] = 1;
  }
  // Edges between two pushed nodes hold already; this is for what was set from the right.
  for (const u of order) {
    for (let e = at(out.start, u); e < at(out.start, u + 1); e++) {
      const v = at(out.list, e);
      column[v] = Math.max(at(column, v), at(column, u) + 1);
    }
  }
  const used = [...new Set(column)].sort((a, b) => a - b);
  const closed = new Map(used.map((c, i) => [c, i]));
  return column.map((c) => closed.get(c) ?? 0);
}
