import type { GraphNode } from '@/lib/contract/graph';
import type { Tally } from '@/lib/contract/tally';

import type { Lens } from './lens';
import type { Sign } from './sign';
import type { Tone } from './tone';

/** Values named one by one; the rest is counted together. */
const NAMED = 8;

/** What the colours of a picture mean. */
export type LensKey = {
  /** The most frequent values first. */
  readonly named: readonly { readonly word: string; readonly tone: Tone; readonly count: number }[];
  /** Values that are not named, and how many nodes have one of them. */
  readonly others: { readonly values: number; readonly count: number };
};

type Counted = { readonly word: string; readonly tone: Tone; count: number };

/** Counts signs by their words, the most frequent first. */
function rank(signs: Iterable<readonly [sign: Sign, count: number]>): Counted[] {
  const values = new Map<string, Counted>();
  for (const [{ word, tone }, count] of signs) {
    if (word === null) return [];
    const known = values.get(word);
    if (known === undefined) values.set(word, { word, tone, count });
    else known.count += count;
  }
  return [...values.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

function keyOf(ranked: readonly Counted[], beyond: Tally['others'], named: number): LensKey | null {
  if (ranked.length === 0) return null;
  const rest = ranked.slice(named);
  return {
    named: ranked.slice(0, named),
    others: {
      values: rest.length + beyond.values,
      count: rest.reduce((sum, { count }) => sum + count, beyond.count),
    },
  };
}

const NOTHING = { values: 0, count: 0 };

/** Counts what a lens tells apart among nodes; null for the usual look, which needs no words, and for no nodes. */
export function keyOfNodes({ signOf }: Lens, nodes: readonly GraphNode[]): LensKey | null {
  return keyOf(rank(nodes.map((node) => [signOf(node), 1] as const)), NOTHING, NAMED);
}

/** The same of what the server counted. */
export function keyOfTally({ signOfValue }: Lens, { values, others }: Tally): LensKey | null {
  const signs = values.map(({ value, count }) => [signOfValue(value), count] as const);
  return keyOf(rank(signs), others, NAMED);
}

/** Counts what a lens tells apart in a picture, what is in its closed groups and folded cards too. */
export function lensKey(lens: Lens, nodes: readonly GraphNode[]): LensKey | null {
  return lens.all === undefined ? keyOfNodes(lens, nodes) : keyOfTally(lens, lens.all);
}
