import type { Notice } from '@/lib/contract/shared-shapes';

/** Names of parameters that mean nothing here, at most so many of them announced. */
const SAID = 5;

/** A query string that remembers which of its parameters were asked for: the others mean nothing here. */
export class AskedParams extends URLSearchParams {
  readonly #asked = new Set<string>();

  override has(name: string): boolean {
    this.#asked.add(name);
    return super.has(name);
  }

  override get(name: string): string | null {
    this.#asked.add(name);
    return super.get(name);
  }

  override getAll(name: string): string[] {
    this.#asked.add(name);
    return super.getAll(name);
  }

  /** A notice for each parameter that was sent and that nobody asked for, such as a misspelt one. */
  unasked(): Notice[] {
    const known = [...this.#asked].sort();
    return [...new Set(this.keys())]
      .filter((name) => !this.#asked.has(name))
      .slice(0, SAID)
      .map((name) => ({
        parameter: name,
        message: `There is no such parameter here (there are ${known.join(', ')}); ignored.`,
      }));
  }
}
