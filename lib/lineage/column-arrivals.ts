import type { Column, ColumnArrival, ColumnReason, Grade } from './column-step';
import type { ColumnSteps } from './column-steps';
import { IntRow } from './int-rows';
import type { NodeKey } from './types';

/** Room for columns that no walk saw before. */
const FIRST_ROOM = 256;

/** Bits of a level, in which a distance stands above it. */
const LEVEL_BITS = 3;
const LEVEL_MASK = 7;

/**
 * What a walk reached, in the order in which it got there: hundred thousand columns, so it is kept in
 * rows of numbers and read as a map. The start has no `via`.
 */
export class ColumnArrivals implements ReadonlyMap<Column, ColumnArrival> {
  readonly #steps: ColumnSteps;
  #size = 0;
  /** Of each arrival the number of its column. */
  readonly #numbers: IntRow;
  /** Of each arrival the number of the reason of its last step; -1 for none. */
  readonly #reasons: IntRow;
  /** Of each arrival the distance and, in the lowest bits, the level. */
  readonly #ways: IntRow;
  /** Index of the arrival the way came from; -1 for the start. */
  readonly #froms: IntRow;
  /** Index and one more by number of a column; 0 where it was not reached. */
  readonly #places: IntRow;

  /**
   * Nothing reached yet.
   *
   * @param limit arrivals at most.
   */
  constructor(steps: ColumnSteps, limit: number) {
    const known = steps.columns.length + FIRST_ROOM;
    const room = Math.min(known, limit);
    this.#steps = steps;
    this.#places = new IntRow(0, known);
    this.#numbers = new IntRow(0, room);
    this.#reasons = new IntRow(0, room);
    this.#ways = new IntRow(0, room);
    this.#froms = new IntRow(0, room);
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
    this.#numbers.set(at, number);
    this.#reasons.set(at, reason);
    this.#ways.set(at, (distance << LEVEL_BITS) | level);
    this.#froms.set(at, from);
    this.#places.set(number, at + 1);
  }

  /** Number of the column at an index. */
  numberAt(index: number): number {
    return this.#numbers.at(index);
  }

  columnAt(index: number): Column | undefined {
    return index < this.#size ? this.#steps.columns[this.#numbers.at(index)] : undefined;
  }

  distanceAt(index: number): number {
    return this.#ways.at(index) >> LEVEL_BITS;
  }

  /** How good the way is: twice its grade, and one more where a value is masked. */
  levelAt(index: number): number {
    return this.#ways.at(index) & LEVEL_MASK;
  }

  gradeAt(index: number): Grade {
    return (this.levelAt(index) >> 1) as Grade;
  }

  /** Index of the column the way came from; -1 for the start. */
  fromAt(index: number): number {
    return index < this.#size ? this.#froms.at(index) : -1;
  }

  /** Why the last step leads there; null for the start, and within one dataset. */
  reasonAt(index: number): ColumnReason | null {
    return this.#steps.reasons[this.#reasons.at(index)] ?? null;
  }

  /**
   * Nodes reached, each with the index of the first arrival there, which is the best.
   *
   * @param least distance of the arrivals looked at.
   */
  firstOfNodes(least = 0): Map<NodeKey, number> {
    const { nodes, nodeOf } = this.#steps;
    const seen = new Uint8Array(nodes.length);
    const found = new Map<NodeKey, number>();
    for (let index = 0; index < this.#size; index += 1) {
      const node = nodeOf.at(this.#numbers.at(index));
      if (seen[node] === 1 || this.distanceAt(index) < least) continue;
      seen[node] = 1;
      const key = nodes[node];
      if (key !== undefined) found.set(key, index);
    }
    return found;
  }

  /** The reasons of all last steps, each once with the index of the nearest arrival by it. */
  reasons(): Map<ColumnReason, number> {
    const nearest = new Int32Array(this.#steps.reasons.length).fill(-1);
    for (let index = 0; index < this.#size; index += 1) {
      const reason = this.#reasons.at(index);
      if (reason < 0) continue;
      const known = nearest[reason] ?? -1;
      if (known < 0 || this.distanceAt(index) < this.distanceAt(known)) nearest[reason] = index;
    }
    const found = new Map<ColumnReason, number>();
    for (const [reason, index] of nearest.entries()) {
      const one = this.#steps.reasons[reason];
      if (index >= 0 && one) found.set(one, index);
    }
    return found;
  }

  /** Indexes of what was surely reached with nothing sure beyond it, the nearest first. */
  ends(): number[] {
    const steps = this.#steps;
    const ends: number[] = [];
    for (let index = 0; index < this.#size; index += 1) {
      if (this.distanceAt(index) === 0 || this.gradeAt(index) > 0) continue;
      const number = this.#numbers.at(index);
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
