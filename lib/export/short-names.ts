/** Short names for ids within one document: `n0`, `n1`, … in the order asked for. */
export class ShortNames {
  readonly #names = new Map<string, string>();

  of(id: string): string {
    let name = this.#names.get(id);
    if (name === undefined) this.#names.set(id, (name = `n${this.#names.size}`));
    return name;
  }
}
