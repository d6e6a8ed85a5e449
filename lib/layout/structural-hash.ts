import type { LayoutRequest } from './layout-types';

/** Part of every hash: raised whenever the same graph would be placed differently. */
export const ENGINE_VERSION = 4;

/** Four words mixed side by side; in fields and not in a list, since every letter of every id goes through them. */
class Mixer {
  #a = 2_654_435_761 ^ ENGINE_VERSION;
  #b = 1_597_334_677 ^ ENGINE_VERSION;
  #c = 2_246_822_519 ^ ENGINE_VERSION;
  #d = 3_266_489_917 ^ ENGINE_VERSION;

  add(code: number): void {
    const a = Math.imul(this.#a ^ code, 2_654_435_761);
    const b = Math.imul(this.#b ^ code, 1_597_334_677);
    const c = Math.imul(this.#c ^ code, 2_246_822_519);
    const d = Math.imul(this.#d ^ code, 3_266_489_917);
    this.#a = a ^ (a >>> 15);
    this.#b = b ^ (b >>> 15);
    this.#c = c ^ (c >>> 15);
    this.#d = d ^ (d >>> 15);
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    this.add(0x1_0000 + text.length);
  }

  end(): string {
    return [this.#a, this.#b, this.#c, this.#d].map((word) => (word >>> 0).toString(36)).join('.');
  }
}

/**
 * A hash (128 bits, not cryptographic) of all that decides how a sorted request is placed: ids, sizes,
 * edges, ports and the version of the engine.
 */
export function structuralHash({ nodes, edges }: LayoutRequest): string {
  const mixer = new Mixer();
  const numbers = new Map(nodes.map(({ id }, i) => [id, i]));
  mixer.add(nodes.length);
  for (const { id, width, height } of nodes) {
    mixer.addText(id);
    mixer.addText(`${width} ${height}`);
  }
  for (const { from, to, fromY = 'middle', toY = 'middle' } of edges) {
    mixer.addText(`${numbers.get(from)} ${numbers.get(to)} ${fromY} ${toY}`);
  }
  return `${ENGINE_VERSION}.${mixer.end()}`;
}
