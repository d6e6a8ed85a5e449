import 'server-only';

import type { GraphAnswer, GraphQuery } from '@/lib/contract/graph';
import { EVIDENCE, type Evidence, type NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { notFoundAt } from '../read-moment';
import { foldReached } from './fold-reached';
import { everything, reachAll } from './reach-all';
import { selectNodes, type Selected } from './select-nodes';
import { walkGraph, type Reached } from './walk-graph';

/** A question without a focus has reached nothing before its selector or grouping is asked. */
const NOTHING: Reached = {
  distances: new Map(),
  besides: new Set(),
  hitLimit: false,
  hidden: 0,
  hiddenExact: true,
};

/**
 * The node that a focus names.
 *
 * @throws {AppError} `not_found` when it was never seen in an event.
 */
export function findFocus(graph: GraphIndex, focus: string): NodeKey {
  const key = graph.resolve(focus);
  if (key === null) throw notFoundAt(focus, graph.moment.asOf);
  return key;
}

function whyHidden(selected: Selected, query: GraphQuery): GraphAnswer['truncatedBy'] {
  if (selected.hitLimit) return 'limit';
  if (selected.unselected > 0) return 'select';
  if (selected.hidden === 0 && selected.hiddenExact) return null;
  if (selected.boundBy !== undefined) return selected.boundBy;
  if (query.focus === null && selected.folds?.length) return 'folded';
  if (query.depth !== 'all') return 'depth';
  if (selected.folds?.length) return 'folded';
  return query.evidence.length < EVIDENCE.length ? 'evidence' : 'collapsed';
}

/** What an answer says of the nodes that are not in it. */
export function countsOf(
  reached: Selected,
  query: GraphQuery,
): Pick<GraphAnswer, 'folded' | 'hidden' | 'hiddenExact' | 'truncatedBy'> {
  return {
    folded: reached.folded?.size ?? 0,
    hidden: reached.hidden,
    hiddenExact: reached.hiddenExact,
    truncatedBy: whyHidden(reached, query),
  };
}

/**
 * The nodes that a question about datasets and jobs reaches, after its selector, and whether the walk
 * had to stop.
 *
 * @param traced what the trace of a column reached, in place of a walk from dataset to dataset.
 */
export function reachGraph(
  graph: GraphIndex,
  query: GraphQuery,
  focus: NodeKey | null,
  limit: number,
  traced: Reached | null,
): { readonly reached: Selected; readonly hitLimit: boolean } {
  if (focus === null && query.select === null) {
    const reached = graph.isPassing
      ? everything(graph.allKeys())
      : reachAll(graph.whole(new Set<Evidence>(query.evidence)));
    return { reached, hitLimit: false };
  }
  const walked = traced ?? (focus === null ? NOTHING : walkGraph(graph, query, focus, limit));
  const hitLimit = walked.hitLimit && walked.distances.size >= limit;
  const selected = selectNodes(graph, query, focus, walked, limit);
  const isFolded = traced === null || query.select !== null;
  const reached = isFolded
    ? selected
    : foldReached(graph, query, selected, focus === null ? [] : [focus]);
  return { reached, hitLimit };
}
