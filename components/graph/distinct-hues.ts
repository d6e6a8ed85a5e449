import type { GraphNode } from '@/lib/contract/graph';

import type { Lens } from './lens';
import type { Sign } from './sign';
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
 * keeps its own unless a more frequent one has it. What is in closed groups is among them where the lens knows of it.
 */
export function distinctHues(lens: Lens, nodes: readonly GraphNode[]): Lens {
  if (lens.name !== 'owner' && lens.name !== 'namespace') return lens;
  const values = new Map<string, { tone: Tone; count: number }>();
  const add = ({ word, tone }: Sign, count: number) => {
    const known = values.get(word ?? '');
    if (known === undefined) values.set(word ?? '', { tone, count });
    else known.count += count;
  };
  if (lens.all === undefined) for (const node of nodes) add(lens.signOf(node), 1);
  else for (const { value, count } of lens.all.values) add(lens.signOfValue(value), count);
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
  const withHue = (sign: Sign): Sign => ({
    ...sign,
    tone: given.get(sign.word ?? '') ?? sign.tone,
  });
  return {
    ...lens,
    signOf: (node) => withHue(lens.signOf(node)),
    signOfValue: (value) => withHue(lens.signOfValue(value)),
  };
}
