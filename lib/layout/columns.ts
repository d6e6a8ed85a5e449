import { columnsInPlace } from './columns-in-place';
import { at, degree, type Digraph } from './digraph';

/** Rounds of moving nodes towards what they lead to; more changed nothing on the measured graphs. */
const PULL_ROUNDS = 3;

/**
 * Column of each node of an acyclic graph: longest path from the left, then nodes that lead to more
 * than they come from move right, next to what they lead to, then whole branches do. Every edge goes at
 * least one column on. With `kept` (the columns before) nodes stay where they were as far as that goes.
 */
export function columns(graph: Digraph, kept: Int32Array | null = null): Int32Array {
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
  if (kept) return columnsInPlace(graph, order, kept);
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
  return tighten(graph, column);
}

/** Passes over all branches; the measured graphs stood still after two to seven. */
const TIGHTEN_PASSES = 20;

/**
 * Moves branches (nodes held together by edges one column long) towards the side on which more of
 * their longer edges hang, until one of those is one column long. The total length only falls.
 */
function tighten({ count, from, to }: Digraph, column: Int32Array): Int32Array {
  for (let pass = 0, hasMoved = true; pass < TIGHTEN_PASSES && hasMoved; pass++) {
    hasMoved = false;
    const branch = branches({ count, from, to }, column);
    const ends = hangingEdges({ from, to }, branch);
    for (const [id, { out, into }] of ends) {
      const side = out.length > into.length ? out : into;
      if (out.length === into.length) continue;
      // Recounted here: a neighbour may have moved since.
      const room = side.reduce(
        (least, e) => Math.min(least, at(column, at(to, e)) - at(column, at(from, e)) - 1),
        count,
      );
      if (room <= 0) continue;
      hasMoved = true;
      const by = side === out ? room : -room;
      for (let u = 0; u < count; u++) if (at(branch, u) === id) column[u] = at(column, u) + by;
    }
  }
  const first = column.reduce((least, c) => Math.min(least, c), count);
  return column.map((c) => c - first);
}

type Edges = Pick<Digraph, 'from' | 'to'>;

/** For each node the number of its branch. */
function branches({ count, from, to }: Edges & { count: number }, column: Int32Array): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, u) => u);
  const find = (u: number) => {
    let top = u;
    while (at(parent, top) !== top) top = at(parent, top);
    for (let v = u; v !== top;) {
      const next = at(parent, v);
      parent[v] = top;
      v = next;
    }
    return top;
  };
  for (let e = 0; e < from.length; e++) {
    const [u, v] = [at(from, e), at(to, e)];
    if (at(column, v) - at(column, u) === 1) parent[find(u)] = find(v);
  }
  return parent.map((_, u) => find(u));
}

/** By branch the edges that leave it and those that enter it. */
function hangingEdges({ from, to }: Edges, branch: Int32Array) {
  const ends = new Map<number, { readonly out: number[]; readonly into: number[] }>();
  const of = (id: number) => {
    const found = ends.get(id) ?? { out: [], into: [] };
    ends.set(id, found);
    return found;
  };
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [at(branch, at(from, e)), at(branch, at(to, e))];
    if (a === b) continue;
    of(a).out.push(e);
    of(b).into.push(e);
  }
  return ends;
}
