import type { GraphNode } from '@/lib/contract/graph';

import type { Lens } from './lens';
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

/** Counts what a lens tells apart; null for the usual look, which needs no words, and for no nodes. */
export function lensKey({ signOf }: Lens, nodes: readonly GraphNode[]): LensKey | null {
  const values = new Map<string, { word: string; tone: Tone; count: number }>();
  for (const node of nodes) {
    const { word, tone } = signOf(node);
    if (word === null) return null;
    const known = values.get(word);
    if (known === undefined) values.set(word, { word, tone, count: 1 });
    else known.count += 1;
  }
  if (values.size === 0) return null;
  const ranked = [...values.values()].sort(
    (a, b) => b.count - a.count || (a.word < b.word ? -1 : 1),
  );
  const rest = ranked.slice(NAMED);
  return {
    named: ranked.slice(0, NAMED),
    others: {
      values: rest.length,
      count: rest.reduce((sum, { count }) => sum + count, 0),
    },
  };
}
