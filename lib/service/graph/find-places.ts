import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Evidence, NodeKey } from '@/lib/lineage';

import { treeOf } from './draw-groups';
import { reachQuestion } from './reach-question';
import { readGroupable } from './read-groupable';

/** A closed group or a folded card: its id, what opens it, and how it is called. */
export type Place = { readonly id: string; readonly opens: string; readonly label: string };

/** Of each of some nodes the closed group or folded card of the answer that it is in. */
export function findPlaces(
  question: GraphQuery,
  wanted: ReadonlySet<NodeKey>,
): ReadonlyMap<NodeKey, Place> {
  const { db, graph, reached } = reachQuestion(question, GRAPH_NODE_LIMIT);
  const { distances, folds = [] } = reached;
  const places = new Map<NodeKey, Place>();
  for (const { name, anchor, siblings } of folds) {
    const label = graph.cards([anchor]).get(anchor)?.name ?? '';
    const place = { id: `fold:${name}`, opens: name, label };
    for (const key of wanted) if (siblings.has(key) && !distances.has(key)) places.set(key, place);
  }
  if (question.group === 'none') return places;
  const allowed = new Set<Evidence>(question.evidence);
  const found = readGroupable(db, graph, { allowed, grouping: question.group, distances });
  for (const { id, label, isOpen, members } of treeOf(graph, question, found).groups)
    if (!isOpen)
      for (const { key } of members) if (wanted.has(key)) places.set(key, { id, opens: id, label });
  return places;
}
