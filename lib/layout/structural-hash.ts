import type { LayoutRequest } from './layout-types';
import { packRequest, type PackedRequest } from './packed-request';

/** Part of every hash: raised whenever the same graph would be placed differently. */
export const ENGINE_VERSION = 7;

/** Four words mixed side by side; in fields and not in a list, since every word of a request goes through them. */
class Mixer {
  #a = 2_654_435_761 ^ ENGINE_VERSION;
  #b = 1_597_334_677 ^ ENGINE_VERSION;
  #c = 2_246_822_519 ^ ENGINE_VERSION;
  #d = 3_266_489_917 ^ ENGINE_VERSION;

  /** Mixes in all words, and how many there are. */
  add(words: Uint32Array): void {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let i = 0; i <= words.length; i++) {
      const word = words[i] ?? words.length;
      a = Math.imul(a ^ word, 2_654_435_761);
      b = Math.imul(b ^ word, 1_597_334_677);
      c = Math.imul(c ^ word, 2_246_822_519);
      d = Math.imul(d ^ word, 3_266_489_917);
      a ^= a >>> 15;
      b ^= b >>> 15;
      c ^= c >>> 15;
      d ^= d >>> 15;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  end(): string {
    return [this.#a, this.#b, this.#c, this.#d].map((word) => (word >>> 0).toString(36)).join('.');
  }
}

/** Texts as words, and how long each is: two lists of texts that differ give different words. */
function* wordsOf(texts: readonly string[]) {
  yield Uint32Array.from(texts, ({ length }) => length);
  const bytes = new TextEncoder().encode(texts.join(''));
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  yield words;
}

/**
 * A hash (128 bits, not cryptographic) of all that decides how a sorted request is placed: ids, sizes,
 * edges, ports and the version of the engine.
 */
export function structuralHash(request: LayoutRequest): string {
  return hashAsAsked(packRequest(request));
}

/** The same of a request in any order, which is part of it then: what a link asks again it asks in the same order. */
export function hashAsAsked({ ids, sizes, ends, ports }: PackedRequest): string {
  const mixer = new Mixer();
  for (const words of wordsOf(ids)) mixer.add(words);
  mixer.add(new Uint32Array(sizes.buffer));
  mixer.add(new Uint32Array(ends.buffer));
  mixer.add(new Uint32Array(ports?.buffer ?? new ArrayBuffer()));
  return `${ENGINE_VERSION}.${mixer.end()}`;
}
