import type { DrawnGroup, Fold } from './drawn-graph';
import type { Lens } from './lens';
import { keyOfNodes, keyOfTally, type LensKey } from './lens-key';
import type { Tone } from './tone';

/** What a lens tells apart in a closed group or a folded card: so many nodes of it have this value. */
export type Slice = { readonly word: string; readonly tone: Tone; readonly count: number };
export type Mix = readonly Slice[];

const NONE: Mix = [];

function keyOf(lens: Lens, content: Fold | DrawnGroup): LensKey | null {
  if (content.kind === 'fold' && !content.isOnServer) return keyOfNodes(lens, content.members);
  const tally = lens.inside?.get(content.id);
  return tally === undefined ? null : keyOfTally(lens, tally);
}

/** The values of what is in a closed group or a folded card, the most frequent first; none for the usual look. */
export function mixOf(lens: Lens, content: Fold | DrawnGroup): Mix {
  const key = keyOf(lens, content);
  if (key === null) return NONE;
  const { named, others } = key;
  if (others.values === 0) return named;
  const word = others.values === 1 ? '1 other' : `${others.values.toLocaleString('en')} others`;
  return [...named, { word, tone: 'job', count: others.count }];
}

/** "8 complete, 2 failed". */
export function mixWords(mix: Mix): string {
  return mix
    .map(({ word, count }) => `${count.toLocaleString('en')} ${word.toLowerCase()}`)
    .join(', ');
}
