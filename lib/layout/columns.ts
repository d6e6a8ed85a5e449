import { at, degree, type Digraph } from './digraph';

/** Rounds of moving nodes towards what they lead to; more changed nothing on the measured graphs. */
const PULL_ROUNDS = 3;

/**
 * Column of each node of an acyclic graph: longest path from the left, then nodes that lead to more
 * than they come from move right, next to what they lead to. Every edge goes at least one column on.
 */
export function columns(graph: Digraph): Int32Array {
  const { count, out, into } = graph;
  const column = new Int32Array(count);
  const waiting = Int32Array.from({ length: count }, (_, u) => degree(into, u));
  const order: number[] = [];
  for (let u = 0; u < count; u++) if (at(waiting, u) === 0) order.push(u);
  // `order` grows while it is walked.
  for (const u of order) {
    for (let e = at(out.start, u); e < at(out.start, u + 1); e++) {
      const v = at(out.list, e);
      column[v] = Math.max(at(column, v), at(column, u) + 1);
      waiting[v] = at(waiting, v) - 1;
      if (at(waiting, v) === 0) order.push(v);
    }
  }
  for (let round = 0; round < PULL_ROUNDS; round++) {
    for (const u of order.toReversed()) {
      if (degree(out, u) === 0 || degree(out, u) <= degree(into, u)) continue;
      let nearest = Number.POSITIVE_INFINITY;
      for (let e = at(out.start, u); e < at(out.start, u + 1); e++) {
        nearest = Math.min(nearest, at(column, at(out.list, e)) - 1);
      }
      column[u] = Math.max(at(column, u), nearest);
    }
  }
  return column;
}
