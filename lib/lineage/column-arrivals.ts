import type { Column, ColumnArrival, ColumnReason, Grade } from './column-step';

/** Columns and arrivals there is room for at first; doubled as need be. */
const FIRST_ROOM = 1024;

function doubled(rows: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(least, rows.length * 2));
  more.set(rows);
  return more;
}

/**
 * What a walk reached, in the order in which it got there: hundred thousand columns, so it is kept in
 * rows of numbers and read as a map. The start has no `via`.
 */
export class ColumnArrivals implements ReadonlyMap<Column, ColumnArrival> {
  readonly #columns: Column[] = [];
  readonly #reasons: (ColumnReason | null)[] = [];
  /** Of each arrival the distance and, in the lowest two bits, the grade. */
  #steps = new Int32Array(FIRST_ROOM);
  /** Index of the arrival the way came from; -1 for the start. */
  #froms = new Int32Array(FIRST_ROOM);
  /** Index and one more by number of a column; 0 where it was not reached. */
  #places = new Int32Array(FIRST_ROOM);
  readonly #unnumbered = new Map<Column, number>();

  get size(): number {
    return this.#columns.length;
  }

  /** Index of a column; -1 if it was not reached. */
  indexOf(column: Column): number {
    const { number } = column;
    if (number === undefined) return this.#unnumbered.get(column) ?? -1;
    return number < this.#places.length ? (this.#places[number] ?? 0) - 1 : -1;
  }

  /** Adds a column that was not reached yet. */
  add(column: Column, distance: number, grade: Grade, from: number, reason: ColumnReason | null) {
    const { number } = column;
    const at = this.#columns.push(column) - 1;
    this.#reasons.push(reason);
    if (at >= this.#steps.length) {
      this.#steps = doubled(this.#steps, at + 1);
      this.#froms = doubled(this.#froms, at + 1);
    }
    this.#steps[at] = (distance << 2) | grade;
    this.#froms[at] = from;
    if (number === undefined) {
      this.#unnumbered.set(column, at);
      return;
    }
    if (number >= this.#places.length) this.#places = doubled(this.#places, number + 1);
    this.#places[number] = at + 1;
  }

  columnAt(index: number): Column | undefined {
    return this.#columns[index];
  }

  distanceAt(index: number): number {
    return (this.#steps[index] ?? 0) >> 2;
  }

  gradeAt(index: number): Grade {
    return ((this.#steps[index] ?? 0) & 3) as Grade;
  }

  /** Index of the column the way came from; -1 for the start. */
  fromAt(index: number): number {
    return this.#froms[index] ?? -1;
  }

  /** Why the last step leads there; null for the start, and within one dataset. */
  reasonAt(index: number): ColumnReason | null {
    return this.#reasons[index] ?? null;
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
    const from = this.#columns[this.fromAt(index)];
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

  keys(): MapIterator<Column> {
    return this.#columns.values();
  }

  *values(): MapIterator<ColumnArrival> {
    for (let index = 0; index < this.size; index += 1) yield this.#arrivalAt(index);
  }

  *entries(): MapIterator<[Column, ColumnArrival]> {
    for (const [index, column] of this.#columns.entries()) yield [column, this.#arrivalAt(index)];
  }

  [Symbol.iterator](): MapIterator<[Column, ColumnArrival]> {
    return this.entries();
  }

  forEach(call: (arrival: ColumnArrival, column: Column, all: this) => void): void {
    for (const [column, arrival] of this) call(arrival, column, this);
  }
}
