import { ColumnArrivals } from './column-arrivals';
import type { Column, ColumnLink, ColumnReason, Grade } from './column-step';
import type { NodeKey } from './types';
import type { Side } from './walk';

export type ColumnSource = {
  /** Makes ready what is known of the nodes, a frontier at a time. */
  readonly prepare: (nodes: ReadonlySet<NodeKey>, side: Side) => void;
  readonly links: (column: Column, side: Side) => readonly ColumnLink[];
  /** Columns that hold this one, or that it holds: `address` and `address.zip`. */
  readonly kin: (column: Column) => readonly Column[];
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
  readonly arrivals: ColumnArrivals;
  readonly hitLimit: boolean;
};

/** A way not taken yet: from which arrival, by index. */
type Waiting = { readonly from: number; readonly link: ColumnLink };

/** Columns a way may lead to and be looked at once for each that shares it, rather than be noted as gone. */
const FEW = 8;

/** What a walk has reached so far, by distance. */
class Reach {
  readonly arrivals = new ColumnArrivals();
  hitLimit = false;
  readonly #source: ColumnSource;
  readonly #request: ColumnWalkRequest;
  /** Indexes of arrivals to go on from, by distance. */
  readonly #fresh: number[][] = [];
  readonly #waiting: Waiting[][] = [];
  readonly #held = new Set<Column>();
  readonly #gone = new Set<ColumnLink>();

  constructor(source: ColumnSource, request: ColumnWalkRequest) {
    this.#source = source;
    this.#request = request;
  }

  /** Notes a column, if it was not reached yet. */
  arrive(
    column: Column,
    distance: number,
    grade: Grade,
    from: number,
    reason: ColumnReason | null,
  ) {
    if (this.arrivals.indexOf(column) >= 0) return;
    const at = this.arrivals.size;
    if (at >= this.#request.limit) {
      this.hitLimit = true;
      return;
    }
    this.arrivals.add(column, distance, grade, from, reason);
    (this.#fresh[distance] ??= []).push(at);
  }

  /** What holds a column goes on from here too, but not to the rest of what that holds. */
  #arriveAtKin(index: number, column: Column): void {
    const all = this.#source.kin(column);
    if (all.length === 0 || this.#held.has(column)) return;
    const { arrivals } = this;
    for (const kin of all) {
      if (arrivals.has(kin)) continue;
      this.#held.add(kin);
      this.arrive(kin, arrivals.distanceAt(index), arrivals.gradeAt(index), index, null);
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

  #takeFresh(at: number): number[] {
    const front = this.#fresh[at] ?? [];
    this.#fresh[at] = [];
    return front;
  }

  #nodesOf(front: readonly number[]): Set<NodeKey> {
    const nodes = new Set<NodeKey>();
    let last: NodeKey | null = null; // neighbours in a front often stand in one dataset
    for (const index of front) {
      const node = this.arrivals.columnAt(index)?.node ?? null;
      if (node !== null && node !== last) nodes.add(node);
      last = node;
    }
    return nodes;
  }

  #leave(front: readonly number[], grade: Grade, at: number): void {
    const { side, worst, allows } = this.#request;
    this.#source.prepare(this.#nodesOf(front), side);
    for (const index of front) {
      const from = this.arrivals.columnAt(index);
      if (!from) continue;
      this.#arriveAtKin(index, from);
      for (const link of this.#source.links(from, side)) {
        const { reason } = link;
        if (reason.grade > worst || !allows(reason)) continue;
        if (reason.grade > grade) (this.#waiting[at] ??= []).push({ from: index, link });
        else this.#follow(index, link, grade, at);
      }
    }
  }

  #follow(from: number, link: ColumnLink, grade: Grade, at: number): void {
    const { far, reason } = link;
    if (far.length > FEW) {
      if (this.#gone.has(link)) return;
      this.#gone.add(link);
    }
    for (const column of far) this.arrive(column, at + 1, grade, from, reason);
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
  for (const column of request.from) reach.arrive(column, 0, 0, -1, null);
  for (const grade of GRADES) if (grade <= request.worst) reach.spread(grade);
  return { arrivals: reach.arrivals, hitLimit: reach.hitLimit };
}

/** One step of a path: the column reached, and why from the one before; no reason within one dataset. */
export type ColumnStep = { readonly column: Column; readonly reason: ColumnReason | null };

/** The way from the start to a column, the start first; empty if it was not reached. */
export function columnPath(arrivals: ColumnArrivals, to: Column): ColumnStep[] {
  const steps: ColumnStep[] = [];
  for (let at = arrivals.indexOf(to); at >= 0; at = arrivals.fromAt(at)) {
    const column = arrivals.columnAt(at);
    if (column) steps.push({ column, reason: arrivals.reasonAt(at) });
  }
  return steps.reverse();
}
