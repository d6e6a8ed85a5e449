import type { LayoutRequest } from './layout-types';

/** Part of every hash: raised whenever the same graph would be placed differently. */
export const ENGINE_VERSION = 3;

const MIXERS = [2_654_435_761, 1_597_334_677, 2_246_822_519, 3_266_489_917] as const;

/**
 * A hash (128 bits, not cryptographic) of all that decides how a sorted request is placed: ids, sizes,
 * edges, ports and the version of the engine.
 */
export function structuralHash({ nodes, edges }: LayoutRequest): string {
  const state = MIXERS.map((mixer) => mixer ^ ENGINE_VERSION);
  const add = (code: number) => {
    for (let i = 0; i < MIXERS.length; i++) {
      const mixed = Math.imul((state[i] ?? 0) ^ code, MIXERS[i] ?? 1);
      state[i] = mixed ^ (mixed >>> 15);
    }
  };
  const addText = (text: string) => {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
    add(0x1_0000 + text.length);
  };
  add(nodes.length);
  for (const { id, width, height } of nodes) {
    addText(id);
    addText(`${width} ${height}`);
  }
  for (const { from, to, fromY = 'middle', toY = 'middle' } of edges) {
    addText(from);
    addText(to);
    addText(`${fromY} ${toY}`);
  }
  return `${ENGINE_VERSION}.${state.map((word) => (word >>> 0).toString(36)).join('.')}`;
}
