import type { Column, ColumnArrival, ColumnReason, Grade } from './column-step';
import type { ColumnSteps } from './column-steps';
import { IntRow } from './int-rows';
import type { NodeKey } from './types';

/** Room for columns that no walk saw before. */
const FIRST_ROOM = 256;

/** Bits of a level, in which a distance stands above it. */
const LEVEL_BITS = 3;
const LEVEL_MASK = 7;

/** Numbers of one arrival, and which is which. */
const ROW = 4;
const [NUMBER, REASON, WAY, FROM] = [0, 1, 2, 3];

/**
 * What a walk reached, in the order in which it got there: hundred thousand columns, so it is kept in
 * rows of numbers and read as a map. The start has no `via`.
 */
export class ColumnArrivals implements ReadonlyMap<Column, ColumnArrival> {
  readonly #steps: ColumnSteps;
  #size = 0;
  /**
   * Of each arrival four numbers side by side: that of its column; that of the reason of its last step, -1 for
   * none; the distance and, in the lowest bits, the level; the index of the arrival the way came from, -1
   * for the start.
   */
  readonly #rows: IntRow;
  /** Index and one more by number of a column; 0 where it was not reached. */
  readonly #places: IntRow;
  /** Index and one more of the first arrival in each node, by its number: of all, and of those a step away at least. */
  readonly #firsts: readonly [any: IntRow, away: IntRow];
  /** Index and one more of the nearest arrival by each reason. */
  readonly #nearest: IntRow;
  /** No arrival is nearer than one before it. */
  #isByDistance = true;
  #farthest = 0;

  /**
   * Nothing reached yet.
   *
   * @param limit arrivals at most.
   */
  constructor(steps: ColumnSteps, limit: number) {
    const known = steps.columns.length + FIRST_ROOM;
    this.#steps = steps;
    this.#places = new IntRow(0, known);
    this.#rows = new IntRow(0, ROW * Math.min(known, limit));
    const nodes = steps.nodes.length + FIRST_ROOM;
    this.#firsts = [new IntRow(0, nodes), new IntRow(0, nodes)];
    this.#nearest = new IntRow(0, steps.reasons.length + FIRST_ROOM);
  }

  get size(): number {
    return this.#size;
  }

  /** Whether the column of a number was reached. */
  isReached(number: number): boolean {
    return this.#places.at(number) > 0;
  }

  /** Index of the column of a number; -1 if it was not reached. */
  placeOf(number: number): number {
    return this.#places.at(number) - 1;
  }

  /** Index of a column; -1 if it was not reached. */
  indexOf(column: Column): number {
    const number = this.#steps.findNumber(column);
    return number === undefined ? -1 : this.#places.at(number) - 1;
  }

  /** Adds a column that was not reached yet, by number. */
  add(number: number, distance: number, level: number, from: number, reason: number): void {
    const at = this.#size;
    this.#size += 1;
    const rows = this.#rows;
    const place = at * ROW;
    rows.reach(place + FROM);
    rows.values[place + NUMBER] = number;
    rows.values[place + REASON] = reason;
    rows.values[place + WAY] = (distance << LEVEL_BITS) | level;
    rows.values[place + FROM] = from;
    this.#places.set(number, at + 1);
    if (distance < this.#farthest) this.#isByDistance = false;
    else this.#farthest = distance;
    const node = this.#steps.nodeOf.at(number);
    const [any, away] = this.#firsts;
    if (any.at(node) === 0) any.set(node, at + 1);
    if (distance > 0 && away.at(node) === 0) away.set(node, at + 1);
    if (reason < 0) return;
    const nearest = this.#nearest.at(reason) - 1;
    if (nearest < 0 || distance < this.distanceAt(nearest)) this.#nearest.set(reason, at + 1);
  }

  /** Number of the column at an index. */
  numberAt(index: number): number {
    return this.#rows.at(index * ROW + NUMBER);
  }

  columnAt(index: number): Column | undefined {
    return index < this.#size ? this.#steps.columns[this.numberAt(index)] : undefined;
  }

  distanceAt(index: number): number {
    return this.#rows.at(index * ROW + WAY) >> LEVEL_BITS;
  }

  /** How good the way is: twice its grade, and one more where a value is masked. */
  levelAt(index: number): number {
    return this.#rows.at(index * ROW + WAY) & LEVEL_MASK;
  }

  gradeAt(index: number): Grade {
    return (this.levelAt(index) >> 1) as Grade;
  }

  /** Index of the column the way came from; -1 for the start. */
  fromAt(index: number): number {
    return index < this.#size ? this.#rows.at(index * ROW + FROM) : -1;
  }

  /** Why the last step leads there; null for the start, and within one dataset. */
  reasonAt(index: number): ColumnReason | null {
    return this.#steps.reasons[this.#rows.at(index * ROW + REASON)] ?? null;
  }

  /**
   * Nodes reached, each with the index of the first arrival there, which is the best.
   *
   * @param least distance of the arrivals looked at.
   */
  firstOfNodes(least: 0 | 1 = 0): Map<NodeKey, number> {
    const first = this.#firsts[least];
    const found: [NodeKey, number][] = [];
    for (const [node, key] of this.#steps.nodes.entries()) {
      const index = first.at(node) - 1;
      if (index >= 0) found.push([key, index]);
    }
    return new Map(found.sort(([, a], [, b]) => a - b));
  }

  /** The reasons of all last steps, each once with the index of the nearest arrival by it. */
  reasons(): Map<ColumnReason, number> {
    const found = new Map<ColumnReason, number>();
    for (const [reason, one] of this.#steps.reasons.entries()) {
      const index = this.#nearest.at(reason) - 1;
      if (index >= 0) found.set(one, index);
    }
    return found;
  }

  /** Indexes of what was surely reached with nothing sure beyond it, the nearest first. */
  ends(): number[] {
    const steps = this.#steps;
    const ends: number[] = [];
    for (let index = 0; index < this.#size; index += 1) {
      if (this.distanceAt(index) === 0 || this.gradeAt(index) > 0) continue;
      const number = this.numberAt(index);
      if (steps.first.at(number) < 0) steps.read([number]);
      let isEnd = true;
      for (let place = steps.first.at(number); isEnd && place < steps.last.at(number); place += 1)
        isEnd = steps.reasons[steps.reasonOf.at(steps.links.at(place))]?.grade !== 0;
      if (isEnd) ends.push(index);
    }
    return ends;
  }

  /** Indexes by distance, the nearest first; of one distance in the order of arrival. */
  nearestFirst(): Int32Array {
    if (this.#isByDistance) {
      const same = new Int32Array(this.size);
      for (let index = 0; index < same.length; index += 1) same[index] = index;
      return same;
    }
    const counts: number[] = [];
    for (let index = 0; index < this.size; index += 1) {
      const distance = this.distanceAt(index);
      counts[distance] = (counts[distance] ?? 0) + 1;
    }
    let sum = 0;
    const starts = Array.from(counts, (count: number | undefined) => (sum += count ?? 0) - (count ?? 0)); // prettier-ignore
    const order = new Int32Array(this.size);
    for (let index = 0; index < this.size; index += 1) {
      const distance = this.distanceAt(index);
      const at = starts[distance] ?? 0;
      order[at] = index;
      starts[distance] = at + 1;
    }
    return order;
  }

  #arrivalAt(index: number): ColumnArrival {
    const from = this.fromAt(index) < 0 ? undefined : this.columnAt(this.fromAt(index));
    return {
      distance: this.distanceAt(index),
      grade: this.gradeAt(index),
      via: from ? { from, reason: this.reasonAt(index) } : null,
    };
  }

  has(column: Column): boolean {
    return this.indexOf(column) >= 0;
  }

  get(column: Column): ColumnArrival | undefined {
    const index = this.indexOf(column);
    return index < 0 ? undefined : this.#arrivalAt(index);
  }

  *keys(): MapIterator<Column> {
    for (let index = 0; index < this.size; index += 1) {
      const column = this.columnAt(index);
      if (column) yield column;
    }
  }

  *values(): MapIterator<ColumnArrival> {
    for (let index = 0; index < this.size; index += 1) yield this.#arrivalAt(index);
  }

  *entries(): MapIterator<[Column, ColumnArrival]> {
    for (let index = 0; index < this.size; index += 1) {
      const column = this.columnAt(index);
      if (column) yield [column, this.#arrivalAt(index)];
    }
  }

  [Symbol.iterator](): MapIterator<[Column, ColumnArrival]> {
    return this.entries();
  }

  forEach(call: (arrival: ColumnArrival, column: Column, all: this) => void): void {
    for (const [column, arrival] of this) call(arrival, column, this);
  }
}
