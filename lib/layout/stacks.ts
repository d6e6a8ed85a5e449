import { at, digraph, realAt, type Digraph } from './digraph';
import { sortByKey } from './sort-by-key';

/**
 * Nodes stacked in columns. Numbers from `real` on are knees: places kept free where an edge passes
 * through a column, so that every edge of `graph` goes exactly one column on.
 */
export type Stacks = {
  readonly graph: Digraph;
  /** The graph before its edges were split. */
  readonly ends: Digraph;
  readonly real: number;
  /** Knees of each edge, in the order of the columns: `knees[e]` up to, not including, `knees[e + 1]`. */
  readonly knees: Int32Array;
  /** By edge of `graph` how far above or below the middle of the card it begins and ends, px. */
  readonly leaves: Float64Array;
  readonly enters: Float64Array;
  /** Per column the nodes from top to bottom. */
  readonly stacks: Int32Array[];
};

/** How far from the middle of the card each edge of a graph begins and ends, px. */
export type Ports = { readonly leaves: Float64Array; readonly enters: Float64Array };

/** Splits edges that skip columns; in each column first the nodes, then the knees. */
export function stack(graph: Digraph, column: Int32Array, ports: Ports): Stacks {
  const edges = graph.from.length;
  const knees = new Int32Array(edges + 1);
  knees[0] = graph.count;
  let pieces = 0;
  for (let e = 0; e < edges; e++) {
    const long = at(column, at(graph.to, e)) - at(column, at(graph.from, e));
    knees[e + 1] = at(knees, e) + long - 1;
    pieces += long;
  }
  const count = at(knees, edges);
  const columnOf = new Int32Array(count);
  columnOf.set(column);
  const from = new Int32Array(pieces);
  const to = new Int32Array(pieces);
  const leaves = new Float64Array(pieces);
  const enters = new Float64Array(pieces);
  let piece = 0;
  for (let e = 0; e < edges; e++) {
    let last = at(graph.from, e);
    leaves[piece] = realAt(ports.leaves, e);
    for (let knee = at(knees, e); knee < at(knees, e + 1); knee++) {
      columnOf[knee] = at(columnOf, last) + 1;
      from[piece] = last;
      to[piece++] = knee;
      last = knee;
    }
    enters[piece] = realAt(ports.enters, e);
    from[piece] = last;
    to[piece++] = at(graph.to, e);
  }
  const split = digraph(count, from, to);
  const lists: number[][] = [];
  columnOf.forEach((c, u) => (lists[c] ??= []).push(u));
  const stacks = Array.from(lists, (list: number[] | undefined) => Int32Array.from(list ?? []));
  return { graph: split, ends: graph, real: graph.count, knees, leaves, enters, stacks };
}

/** The same with every column in the order of `key`. */
export function stackBy(stacks: Stacks, key: Float64Array): Stacks {
  const sorted = stacks.stacks.map((list) => {
    const mine = list.slice();
    sortByKey(mine, key);
    return mine;
  });
  return { ...stacks, stacks: sorted };
}

/** By node its place in its column. */
export function places({ graph, stacks }: Pick<Stacks, 'graph' | 'stacks'>): Int32Array {
  const place = new Int32Array(graph.count);
  for (const list of stacks) list.forEach((u, i) => (place[u] = i));
  return place;
}
