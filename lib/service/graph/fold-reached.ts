import 'server-only';

import { HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import { edgesAmong, foldChosen, type NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { canFold, foldedKeys, foldsOf, keptBy } from './fold-hubs';
import type { Reached } from './walk-graph';

/**
 * Folds the hubs of what a selector chose or a trace passed.
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
  const fan = foldsOf(graph, query, kept);
  const keys = new Set(distances.keys());
  const views = graph.seenBy(new Set(query.evidence)).views([...keys]);
  const { shown, folds } = foldChosen(keys, kept, edgesAmong(views, keys), fan);
  if (folds.length === 0) return reached;
  const left = new Map([...distances].filter(([key]) => shown.has(key)));
  const folded = foldedKeys(folds, left);
  const beyond = distances.size - left.size - folded.size;
  return { ...reached, distances: left, folds, folded, hidden: reached.hidden + beyond };
}
