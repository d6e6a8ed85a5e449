import type { GraphEdge } from '@/lib/contract/graph';
import { EVIDENCE, type Evidence } from '@/lib/lineage';

import type { Sign } from './sign';

/**
 * What a node's edges in a picture are known by: the weakest of them, and of inference whether there
 * is anything else.
 */
export type Support = Evidence | 'inferred-only' | 'none';

/** How each is said and coloured; what rests on a guess stands out. */
export const SUPPORT_SIGNS: Record<Support, Sign> = {
  'inferred-only': { word: 'Inferred only', tone: 'bad' },
  inferred: { word: 'Inferred in part', tone: 'warn' },
  observed: { word: 'Observed or better', tone: 'hue-6' },
  declared: { word: 'Declared or better', tone: 'model' },
  column: { word: 'Column or better', tone: 'data' },
  explicit: { word: 'Explicit', tone: 'ok' },
  none: { word: 'No edge shown', tone: 'job' },
};

/** Of an edge what its ends are judged by. */
export type JudgedEdge = Pick<GraphEdge, 'from' | 'to' | 'evidence'>;

/** What each end of the edges rests on; what no edge joins is not in it. */
export function supports(edges: readonly JudgedEdge[]): ReadonlyMap<string, Support> {
  const found = new Map<string, { weakest: number; isOnlyInferred: boolean }>();
  for (const { from, to, evidence } of edges) {
    const strength = EVIDENCE.indexOf(evidence);
    for (const end of [from, to]) {
      const known = found.get(end);
      const isInferred = evidence === 'inferred';
      if (known === undefined) found.set(end, { weakest: strength, isOnlyInferred: isInferred });
      else {
        known.weakest = Math.max(known.weakest, strength);
        known.isOnlyInferred &&= isInferred;
      }
    }
  }
  return new Map(
    [...found].map(([id, { weakest, isOnlyInferred }]) => [
      id,
      isOnlyInferred ? 'inferred-only' : (EVIDENCE[weakest] ?? 'none'),
    ]),
  );
}
