import 'server-only';

import { HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import {
  edgesAmong,
  foldChosen,
  isStronger,
  type Evidence,
  type HubFold,
  type NodeKey,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { findThrough } from './draw-through';
import { canFold, foldedKeys, foldsOf, isTrace, keptBy } from './fold-hubs';
import type { Reached, ThroughHidden } from './walk-graph';

type Edge = { readonly from: NodeKey; readonly to: NodeKey; readonly evidence: Evidence };

/** A card with the strongest of the edges between its node and those inside. */
function withEvidence(
  fold: HubFold,
  edges: readonly Edge[],
  isShown: (key: NodeKey) => boolean,
): HubFold {
  const { anchor, side, siblings } = fold;
  let best: Evidence | undefined;
  for (const { from, to, evidence } of edges) {
    const [near, far] = side === 'up' ? [to, from] : [from, to];
    if (near !== anchor || !siblings.has(far) || isShown(far)) continue;
    if (best === undefined || isStronger(evidence, best)) best = evidence;
  }
  return best === undefined ? fold : { ...fold, evidence: best };
}

/**
 * Folds the hubs of what a selector chose or a trace passed: siblings that stand beside a node and,
 * where still many are in sight, those joined to it through what the selector leaves out.
 *
 * @param named nodes the question speaks of: they stay in sight.
 */
export function foldReached<Found extends Reached>(
  graph: GraphIndex,
  query: GraphQuery,
  reached: Found,
  named: Iterable<NodeKey>,
): Found {
  const { distances, besides } = reached;
  if (!canFold(query) || distances.size <= HUB_SIBLINGS) return reached;
  const kept = keptBy(graph, query, new Set([...besides, ...named]));
  const fan = foldsOf(graph, query, kept, { seen: (_node, _side, beside) => beside });
  const source = graph.seenBy(new Set(query.evidence));
  const views = source.views([...distances.keys()]);
  const edges: Edge[] = [];
  for (const { from, to, edge } of edgesAmong(views, distances))
    edges.push({ from, to, evidence: edge.evidence });
  let through: ThroughHidden | undefined;
  let choice = foldChosen(new Set(distances.keys()), kept, edges, fan);
  if (choice.shown.size > HUB_SIBLINGS && !isTrace(query)) {
    const left = new Map([...distances].filter(([key]) => choice.shown.has(key)));
    const found = findThrough(source, { ...reached, distances: left });
    if (found.edges.length > 0) {
      for (const edge of found.edges) edges.push(edge);
      choice = foldChosen(choice.shown, kept, edges, fan);
    }
    // It took seconds, and holds as long as the nodes are the same.
    if (choice.shown.size === left.size) through = found;
  }
  const { shown, folds } = choice;
  const handed = through === undefined ? {} : { through };
  if (folds.length === 0) return { ...reached, ...handed };
  const left = new Map([...distances].filter(([key]) => shown.has(key)));
  const folded = foldedKeys(folds, left);
  return {
    ...reached,
    ...handed,
    distances: left,
    folds: folds.map((fold) => withEvidence(fold, edges, (key) => left.has(key))),
    folded,
    hidden: reached.hidden + distances.size - left.size - folded.size,
  };
}
