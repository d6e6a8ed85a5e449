import { ColumnArrivals } from './column-arrivals';
import type { Column, ColumnReason, Grade } from './column-step';
import { ColumnSteps, levelOf, NO_KIN, type ColumnSource } from './column-steps';
import type { Side } from './walk';

export type { ColumnSource } from './column-steps';

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
  /** Every column reached with the best way to it, by grade, then unmasked before masked, then by distance; the start first. */
  readonly arrivals: ColumnArrivals;
  readonly hitLimit: boolean;
};

/** Columns a way may lead to and be looked at once for each that shares it, rather than be noted as gone. */
const FEW = 8;
/** Levels of two for each grade: without and with masking. */
const LEVELS = 6;

/** What is known of whether a reason may be walked; else its level and {@link MAY}. */
const UNASKED = 0;
const MUST_NOT = 1;
const MAY = 2;

/** What a walk has reached so far, by distance. */
class Reach {
  readonly arrivals: ColumnArrivals;
  hitLimit = false;
  readonly #steps: ColumnSteps;
  readonly #request: ColumnWalkRequest;
  /** Indexes of arrivals to go on from, by distance. */
  readonly #fresh: number[][] = [];
  /** Ways not taken yet, by level and distance: from which arrival, along which link, in turn. */
  readonly #waiting: number[][][] = Array.from({ length: LEVELS }, () => []);
  readonly #held = new Set<number>();
  #gone: Uint8Array;
  #verdicts: Uint8Array;

  constructor(steps: ColumnSteps, request: ColumnWalkRequest) {
    this.#steps = steps;
    this.#request = request;
    this.arrivals = new ColumnArrivals(steps, request.limit);
    this.#gone = new Uint8Array(steps.linkCount + 1024);
    this.#verdicts = new Uint8Array(steps.reasons.length + 64);
  }

  /** Notes a column, if it was not reached yet. */
  arrive(number: number, distance: number, level: number, from: number, reason: number): void {
    if (this.arrivals.isReached(number)) return;
    const at = this.arrivals.size;
    if (at >= this.#request.limit) {
      this.hitLimit = true;
      return;
    }
    this.arrivals.add(number, distance, level, from, reason);
    (this.#fresh[distance] ??= []).push(at);
  }

  /** What holds a column goes on from here too, but not to the rest of what that holds. */
  #arriveAtKin(index: number, number: number): void {
    if (this.#held.has(number)) return;
    const { arrivals } = this;
    this.#holdKin(index, number, arrivals.distanceAt(index), arrivals.levelAt(index));
  }

  #holdKin(index: number, number: number, distance: number, level: number): void {
    for (const kin of this.#steps.kinOf(number)) {
      if (this.arrivals.isReached(kin)) continue;
      this.#held.add(kin);
      this.arrive(kin, distance, level, index, -1);
    }
  }

  /** A way leads to a column that was reached as kin of another one: it goes on to its own kin now. */
  #reachItself(number: number, distance: number, level: number): void {
    if (this.#held.delete(number))
      this.#holdKin(this.arrivals.placeOf(number), number, distance, level);
  }

  /** Goes on from everything reached until nothing new is, along links of this level and better ones. */
  spread(level: number): void {
    const waiting = this.#waiting[level] ?? [];
    for (let at = 0; at < Math.max(this.#fresh.length, waiting.length); at += 1) {
      const due = waiting[at] ?? [];
      for (let turn = 0; turn < due.length; turn += 2)
        this.#follow(due[turn] ?? 0, due[turn + 1] ?? 0, level, at);
      for (let front = this.#takeFresh(at); front.length > 0; front = this.#takeFresh(at))
        if (at < this.#request.depth) this.#leave(front, level, at);
    }
  }

  #takeFresh(at: number): number[] {
    const front = this.#fresh[at] ?? [];
    this.#fresh[at] = [];
    return front;
  }

  /** Level and {@link MAY} of a reason that may be walked, else {@link MUST_NOT}. */
  #ask(number: number): number {
    const reason = this.#steps.reasons[number];
    if (number >= this.#verdicts.length) {
      const more = new Uint8Array(number * 2);
      more.set(this.#verdicts);
      this.#verdicts = more;
    }
    const { worst, allows } = this.#request;
    const isFit = reason !== undefined && reason.grade <= worst && allows(reason);
    return (this.#verdicts[number] = isFit ? MAY + levelOf(reason) : MUST_NOT);
  }

  #leave(front: readonly number[], level: number, at: number): void {
    const { arrivals } = this;
    this.#read(front);
    const [first, last] = [this.#steps.first.values, this.#steps.last.values];
    const [links, reasons] = [this.#steps.links.values, this.#steps.reasonOf.values];
    const kin = this.#steps.knownKin();
    for (const index of front) {
      const number = arrivals.numberAt(index);
      if (kin[number] !== NO_KIN) this.#arriveAtKin(index, number);
      const end = last[number] ?? 0;
      for (let place = first[number] ?? 0; place < end; place += 1) {
        const link = links[place] ?? 0;
        const reason = reasons[link] ?? 0;
        let verdict = this.#verdicts[reason] ?? UNASKED;
        if (verdict === UNASKED) verdict = this.#ask(reason);
        if (verdict === MUST_NOT) continue;
        const own = verdict - MAY;
        if (own <= level) this.#follow(index, link, level, at);
        else ((this.#waiting[own] ??= [])[at] ??= []).push(index, link);
      }
    }
  }

  /** Makes known what leads on from some arrivals. */
  #read(front: readonly number[]): void {
    const { values } = this.#steps.first;
    const unread: number[] = [];
    for (const index of front) {
      const number = this.arrivals.numberAt(index);
      if ((values[number] ?? -1) < 0) unread.push(number);
    }
    if (unread.length > 0) this.#steps.read(unread);
  }

  #isGone(link: number): boolean {
    if (link >= this.#gone.length) {
      const more = new Uint8Array(link * 2);
      more.set(this.#gone);
      this.#gone = more;
    }
    if (this.#gone[link] === 1) return true;
    this.#gone[link] = 1;
    return false;
  }

  #follow(from: number, link: number, level: number, at: number): void {
    const { far, farFirst, farLast, reasonOf } = this.#steps;
    const begin = farFirst.values[link] ?? 0;
    const end = farLast.values[link] ?? 0;
    if (end - begin > FEW && this.#isGone(link)) return;
    const reason = reasonOf.values[link] ?? -1;
    for (let place = begin; place < end; place += 1) {
      const number = far.values[place] ?? 0;
      if (!this.arrivals.isReached(number)) this.arrive(number, at + 1, level, from, reason);
      else if (this.#held.size > 0) this.#reachItself(number, at + 1, level);
    }
  }
}

/**
 * Walks one way from columns, breadth first, each column and each group once, so that cycles end
 * and a from-set × to-set costs what its sets hold. What is known for sure is walked first, and of
 * that what masks nothing: a column is reached by a guess only where nothing better leads to it, and
 * masked only where no sure way there leaves it as it is.
 */
export function walkColumns(source: ColumnSource, request: ColumnWalkRequest): ColumnWalked {
  const { from, side, worst } = request;
  const steps = source.steps?.(side) ?? new ColumnSteps(source, side);
  const reach = new Reach(steps, request);
  for (const column of from) reach.arrive(steps.numberOf(column), 0, 0, -1, -1);
  for (let level = 0; level <= worst * 2 + 1; level += 1) reach.spread(level);
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
