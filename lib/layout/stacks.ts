import { at, digraph, flagAt, realAt, type Digraph } from './digraph';
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
  /** Knees of each edge, in the order of the columns: `knees.first[e]` up to, not including, `knees.end[e]`. */
  readonly knees: Knees;
  /** By edge of `graph` how far above or below the middle of the card it begins and ends, px. */
  readonly leaves: Float64Array;
  readonly enters: Float64Array;
  /** Per column the nodes from top to bottom. */
  readonly stacks: Int32Array[];
};

/**
 * Edges that leave a node together share their knees as far as they go: a trunk with branches. `trunks` are the edges
 * that have all the knees of theirs.
 */
export type Knees = {
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly trunks: readonly number[];
};

/** How far from the middle of the card each edge of a graph begins and ends, px. */
export type Ports = { readonly leaves: Float64Array; readonly enters: Float64Array };

/** Splits edges that skip columns; in each column first the nodes, then the knees. `isAlone` edges share no knees. */
export function stack(
  graph: Digraph,
  column: Int32Array,
  ports: Ports,
  isAlone: (e: number) => boolean,
): Stacks {
  const knees = kneesOf(graph, column, ports, isAlone);
  const count =
    graph.count + knees.trunks.reduce((sum, e) => sum + at(knees.end, e) - at(knees.first, e), 0);
  const columnOf = new Int32Array(count);
  columnOf.set(column);
  const pieces: { readonly from: number[]; readonly to: number[] } = { from: [], to: [] };
  const leaves: number[] = [];
  const enters: number[] = [];
  const add = (from: number, to: number, leave: number, enter: number) => {
    pieces.from.push(from);
    pieces.to.push(to);
    leaves.push(leave);
    enters.push(enter);
  };
  const isTrunk = new Uint8Array(graph.from.length);
  for (const e of knees.trunks) isTrunk[e] = 1;
  for (let e = 0; e < graph.from.length; e++) {
    const [first, end] = [at(knees.first, e), at(knees.end, e)];
    let last = at(graph.from, e);
    for (let knee = first; flagAt(isTrunk, e) === 1 && knee < end; knee++) {
      columnOf[knee] = at(columnOf, last) + 1;
      add(last, knee, knee === first ? realAt(ports.leaves, e) : 0, 0);
      last = knee;
    }
    const leave = first === end ? realAt(ports.leaves, e) : 0;
    add(first === end ? last : end - 1, at(graph.to, e), leave, realAt(ports.enters, e));
  }
  const split = digraph(count, Int32Array.from(pieces.from), Int32Array.from(pieces.to));
  const lists: number[][] = [];
  columnOf.forEach((c, u) => (lists[c] ??= []).push(u));
  return {
    graph: split,
    ends: graph,
    real: graph.count,
    knees,
    leaves: Float64Array.from(leaves),
    enters: Float64Array.from(enters),
    stacks: Array.from(lists, (list: number[] | undefined) => Int32Array.from(list ?? [])),
  };
}

function kneesOf(
  { count, from, to, out }: Digraph,
  column: Int32Array,
  { leaves }: Ports,
  isAlone: (e: number) => boolean,
): Knees {
  const first = new Int32Array(from.length);
  const end = new Int32Array(from.length);
  const trunks: number[] = [];
  let next = count;
  const long = (e: number) => at(column, at(to, e)) - at(column, at(from, e)) - 1;
  const open = (e: number) => {
    first[e] = next;
    next += long(e);
    end[e] = next;
    if (long(e) > 0) trunks.push(e);
  };
  for (let e = 0; e < from.length; e++) if (isAlone(e)) open(e);
  for (let u = 0; u < count; u++) {
    const together = Array.from(out.edge.subarray(at(out.start, u), at(out.start, u + 1)))
      .filter((e) => !isAlone(e))
      // By where they leave, the longest first.
      .sort((a, b) => realAt(leaves, a) - realAt(leaves, b) || long(b) - long(a) || a - b);
    let trunk: number | null = null;
    for (const e of together) {
      if (trunk === null || realAt(leaves, e) !== realAt(leaves, trunk)) {
        open(e);
        trunk = e;
      } else {
        first[e] = at(first, trunk);
        end[e] = at(first, trunk) + long(e);
      }
    }
  }
  return { first, end, trunks };
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
