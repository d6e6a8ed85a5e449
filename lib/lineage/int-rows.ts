/** A row of whole numbers that grows as it is written; what was never written is `unset`. */
export class IntRow {
  values: Int32Array;
  readonly #unset: number;

  constructor(unset = 0, room = 1024) {
    this.#unset = unset;
    this.values = new Int32Array(room);
    if (unset !== 0) this.values.fill(unset);
  }

  /** Makes room for an index, doubling. */
  reach(index: number): void {
    if (index < this.values.length) return;
    const before = this.values;
    this.values = new Int32Array(Math.max(index + 1, before.length * 2));
    this.values.set(before);
    if (this.#unset !== 0) this.values.fill(this.#unset, before.length);
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) this.reach(index);
    this.values[index] = value;
  }

  at(index: number): number {
    return this.values[index] ?? this.#unset;
  }
}
