import 'server-only';

import type { GraphFold } from '@/lib/contract/graph';
import { EVIDENCE, type Evidence, type HubFold, type NodeId, type NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import type { Reached } from './walk-graph';

/** Siblings whose edges are read at once. */
const READ_AT_ONCE = 100;

/** Place among kinds of evidence; after all of them what there is none of. */
const rankOf = (evidence: Evidence | null | undefined): number =>
  evidence ? EVIDENCE.indexOf(evidence) : EVIDENCE.length;

/**
 * The strongest evidence between a node and its siblings. Edges of a hub of 5,000 take three times as long
 * to read as the answer: what cannot be stronger than what was found is not read.
 */
function strongestEdge(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  { anchor, side }: HubFold,
  members: readonly NodeKey[],
): Evidence {
  const source = graph.seenBy(allowed);
  const [near, far] =
    side === 'up' ? (['outputs', 'inputs'] as const) : (['inputs', 'outputs'] as const);
  const [own] = source.views([anchor]);
  let best = rankOf(null);
  if (own?.key === anchor) {
    best = Math.min(best, rankOf(own[near].get(anchor)?.evidence));
    for (const key of members) best = Math.min(best, rankOf(own[far].get(key)?.evidence));
  }
  const possible = graph.possibleEvidence(members);
  // Nothing is stronger than the strongest of what was asked for.
  const least = EVIDENCE.findIndex((kind) => allowed.has(kind));
  const owners = members
    .map((key) => ({ key, rank: Math.max(least, rankOf(possible.get(key))) }))
    .filter(({ rank }) => rank < best)
    .sort((a, b) => a.rank - b.rank);
  for (let at = 0; at < owners.length; at += READ_AT_ONCE) {
    const some = owners.slice(at, at + READ_AT_ONCE).filter(({ rank }) => rank < best);
    if (some.length === 0) break;
    for (const view of source.views(some.map(({ key }) => key)))
      best = Math.min(best, rankOf(view[near].get(anchor)?.evidence));
  }
  return EVIDENCE[best] ?? 'inferred';
}

/** The folded cards of an answer, in the order of their names. */
export function drawFolds(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  { folds = [], distances }: Pick<Reached, 'folds' | 'distances'>,
): GraphFold[] {
  return folds
    .flatMap((fold): GraphFold[] => {
      const { name, anchor, side, kind, siblings } = fold;
      const members = [...siblings].filter((key) => !distances.has(key));
      const id: NodeId | undefined = graph.cards([anchor]).get(anchor)?.id;
      if (id === undefined) return [];
      const briefs = graph.briefs(members);
      return [
        {
          ...{ id: `fold:${name}`, name, anchor: id, side, kind },
          total: siblings.size,
          shown: siblings.size - members.length,
          failing: members.filter((key) => briefs.get(key)?.isFailed).length,
          evidence: fold.evidence ?? strongestEdge(graph, allowed, fold, members),
        },
      ];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
