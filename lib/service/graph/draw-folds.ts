import 'server-only';

import type { GraphFold } from '@/lib/contract/graph';
import {
  EVIDENCE,
  isStronger,
  type Evidence,
  type HubFold,
  type NodeId,
  type NodeKey,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import type { Reached } from './walk-graph';

/** Edges looked at for the evidence of one folded card: reading those of a hub of 5,000 takes as long as the answer. */
const EDGES_READ = 100;

/** The strongest evidence between a node and some of its siblings. */
function strongestEdge(
  graph: GraphIndex,
  allowed: ReadonlySet<Evidence>,
  { anchor, side }: HubFold,
  members: readonly NodeKey[],
): Evidence {
  const source = graph.seenBy(allowed);
  const some = members.slice(0, EDGES_READ);
  const [own, ...views] = source.views([anchor, ...some]);
  const [near, far] =
    side === 'up' ? (['outputs', 'inputs'] as const) : (['inputs', 'outputs'] as const);
  const mine = own?.key === anchor ? some.map((key) => own[far].get(key)) : [];
  const theirs = [...(own ? [own] : []), ...views].map((view) => view[near].get(anchor));
  let best: Evidence | null = null;
  for (const edge of [...mine, ...theirs])
    if (edge && (best === null || isStronger(edge.evidence, best))) best = edge.evidence;
  return best ?? EVIDENCE[EVIDENCE.length - 1] ?? 'inferred';
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
          evidence: strongestEdge(graph, allowed, fold, members),
        },
      ];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
