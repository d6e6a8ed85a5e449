import type { ColumnUse } from './column-shape';
import type { ShapeSighting } from './owner-view';
import type { Evidence, NodeKey } from './types';
import type { Side } from './walk';

/** One column; the same object each time. A null field is the dataset as a whole, or a column nobody named. */
export type Column = { readonly node: NodeKey; readonly field: string | null };

/**
 * How sure a step is, best first: 0 a value is made from a value; 1 a column only chooses, orders
 * or groups rows; 2 the dataset is read and nobody says which column.
 */
export type Grade = 0 | 1 | 2;

/** Why one set of columns is believed to feed another. */
export type ColumnReason = ShapeSighting & {
  readonly owner: NodeKey;
  readonly ownerKind: 'job' | 'dataset';
  readonly evidence: Evidence;
  /** Null: nobody says how, or which columns. */
  readonly use: ColumnUse | null;
  readonly grade: Grade;
};

/** A way on from a column. Columns that go the same way share the object, and it is gone once. */
export type ColumnLink = { readonly far: readonly Column[]; readonly reason: ColumnReason };

export type ColumnSource = {
  /** Makes ready what is known of the nodes, a frontier at a time. */
  readonly prepare: (nodes: ReadonlySet<NodeKey>, side: Side) => void;
  readonly links: (column: Column, side: Side) => readonly ColumnLink[];
  /** Columns that hold this one, or that it holds: `address` and `address.zip`. */
  readonly kin: (column: Column) => readonly Column[];
};

export type ColumnArrival = {
  /** Steps from the start, from dataset to dataset. */
  readonly distance: number;
  /** The worst step of the best way here. */
  readonly grade: Grade;
  /** Where the way came from; null for the start. Without a reason, `from` holds this column or is held by it. */
  readonly via: { readonly from: Column; readonly reason: ColumnReason | null } | null;
};

export type ColumnWalkRequest = {
  readonly from: readonly Column[];
  readonly side: Side;
  /** Steps at most; may be Infinity. */
  readonly depth: number;
  /** The worst grade to walk. */
  readonly worst: Grade;
  /** Columns at most, the start included. */
  readonly limit: number;
  /** Evidence and uses to walk. */
  readonly allows: (reason: ColumnReason) => boolean;
};

export type ColumnWalked = {
  /** Every column reached with the best way to it, by grade and then by distance, the start first. */
  readonly arrivals: ReadonlyMap<Column, ColumnArrival>;
  readonly hitLimit: boolean;
};

type Waiting = { readonly from: Column; readonly link: ColumnLink };

/** What a walk has reached so far, by distance. */
class Reach {
  readonly arrivals = new Map<Column, ColumnArrival>();
  hitLimit = false;
  readonly #source: ColumnSource;
  readonly #request: ColumnWalkRequest;
  readonly #fresh: Column[][] = [];
  readonly #waiting: Waiting[][] = [];
  readonly #held = new Set<Column>();
  readonly #gone = new Set<ColumnLink>();

  constructor(source: ColumnSource, request: ColumnWalkRequest) {
    this.#source = source;
    this.#request = request;
  }

  arrive(column: Column, arrival: ColumnArrival): void {
    if (this.arrivals.has(column)) return;
    if (this.arrivals.size >= this.#request.limit) {
      this.hitLimit = true;
      return;
    }
    this.arrivals.set(column, arrival);
    (this.#fresh[arrival.distance] ??= []).push(column);
  }

  /** What holds a column goes on from here too, but not to the rest of what that holds. */
  #arriveAtKin(column: Column): void {
    const arrival = this.arrivals.get(column);
    if (!arrival || this.#held.has(column)) return;
    for (const kin of this.#source.kin(column)) {
      if (this.arrivals.has(kin)) continue;
      this.#held.add(kin);
      this.arrive(kin, { ...arrival, via: { from: column, reason: null } });
    }
  }

  /** Goes on from everything reached until nothing new is, along links of this grade and better ones. */
  spread(grade: Grade): void {
    for (let at = 0; at < Math.max(this.#fresh.length, this.#waiting.length); at += 1) {
      const due = (this.#waiting[at] ?? []).filter(({ link }) => link.reason.grade === grade);
      for (const { from, link } of due) this.#follow(from, link, grade, at);
      for (let front = this.#takeFresh(at); front.length > 0; front = this.#takeFresh(at))
        if (at < this.#request.depth) this.#leave(front, grade, at);
    }
  }

  #takeFresh(at: number): Column[] {
    const front = this.#fresh[at] ?? [];
    this.#fresh[at] = [];
    return front;
  }

  #leave(front: readonly Column[], grade: Grade, at: number): void {
    const { side, worst, allows } = this.#request;
    this.#source.prepare(new Set(front.map(({ node }) => node)), side);
    for (const from of front) {
      this.#arriveAtKin(from);
      for (const link of this.#source.links(from, side)) {
        if (link.reason.grade > worst || this.#gone.has(link) || !allows(link.reason)) continue;
        if (link.reason.grade > grade) (this.#waiting[at] ??= []).push({ from, link });
        else this.#follow(from, link, grade, at);
      }
    }
  }

  #follow(from: Column, link: ColumnLink, grade: Grade, at: number): void {
    if (this.#gone.has(link)) return;
    this.#gone.add(link);
    const arrival = { distance: at + 1, grade, via: { from, reason: link.reason } };
    for (const column of link.far) this.arrive(column, arrival);
  }
}

const GRADES: readonly Grade[] = [0, 1, 2];

/**
 * Walks one way from columns, breadth first, each column and each group once, so that cycles end
 * and a from-set × to-set costs what its sets hold. What is known for sure is walked first: a
 * column is reached by a guess only where nothing better leads to it.
 */
export function walkColumns(source: ColumnSource, request: ColumnWalkRequest): ColumnWalked {
  const reach = new Reach(source, request);
  for (const column of request.from) reach.arrive(column, { distance: 0, grade: 0, via: null });
  for (const grade of GRADES) if (grade <= request.worst) reach.spread(grade);
  return { arrivals: reach.arrivals, hitLimit: reach.hitLimit };
}

/** One step of a path: the column reached, and why from the one before; no reason within one dataset. */
export type ColumnStep = { readonly column: Column; readonly reason: ColumnReason | null };

/** The way from the start to a column, the start first; empty if it was not reached. */
export function columnPath(arrivals: ColumnWalked['arrivals'], to: Column): ColumnStep[] {
  const steps: ColumnStep[] = [];
  let at: Column | null = to;
  while (at) {
    const arrival: ColumnArrival | undefined = arrivals.get(at);
    if (!arrival) return [];
    steps.push({ column: at, reason: arrival.via?.reason ?? null });
    at = arrival.via?.from ?? null;
  }
  return steps.reverse();
}
