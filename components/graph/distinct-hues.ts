import type { GraphNode } from '@/lib/contract/graph';

import type { Lens } from './lens';
import { HUES, type Tone } from './tone';

/** Neighbours in the row of hues look alike: the next one tried is far from them. No divisor of their number. */
const STRIDE = 5;

function freeHue(wanted: Tone, taken: ReadonlySet<Tone>): Tone {
  const start = HUES.findIndex((hue) => hue === wanted);
  for (let step = 0; start >= 0 && step < HUES.length; step += 1) {
    const hue = HUES[(start + step * STRIDE) % HUES.length];
    if (hue !== undefined && !taken.has(hue)) return hue;
  }
  return wanted;
}

/**
 * The lens with a hue for each value among `nodes`, no two alike as long as there are hues. A value
 * keeps its own unless a more frequent one has it.
 */
export function distinctHues(lens: Lens, nodes: readonly GraphNode[]): Lens {
  if (lens.name !== 'owner' && lens.name !== 'namespace') return lens;
  const values = new Map<string, { tone: Tone; count: number }>();
  for (const node of nodes) {
    const { word, tone } = lens.signOf(node);
    const known = values.get(word ?? '');
    if (known === undefined) values.set(word ?? '', { tone, count: 1 });
    else known.count += 1;
  }
  const ranked = [...values].sort(([a, one], [b, other]) => {
    return other.count - one.count || (a < b ? -1 : 1);
  });
  const taken = new Set<Tone>();
  const given = new Map<string, Tone>();
  for (const [word, { tone }] of ranked) {
    const hue = freeHue(tone, taken);
    taken.add(hue);
    given.set(word, hue);
  }
  return {
    ...lens,
    signOf: (node) => {
      const sign = lens.signOf(node);
      return { ...sign, tone: given.get(sign.word ?? '') ?? sign.tone };
    },
  };
}
