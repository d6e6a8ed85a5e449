import 'server-only';

import type { ColumnReach, ColumnStepView } from '@/lib/contract/columns';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import {
  columnPath,
  type Column,
  type ColumnArrival,
  type ColumnWalked,
  type NodeKey,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { NodeCard } from '@/lib/store/node-cards';

import { gradeName } from './trace-columns';

/** Cards of nodes as references, with their owners. */
export type Cards = ReadonlyMap<NodeKey, NodeCard>;

/** Name, kind and key of a card. */
export function refOf({ id, key, kind, type, namespace, name }: NodeCard): NodeRef {
  return { id, key, kind, type, namespace, name };
}

/** Cards of every node a walk passed, jobs too. */
export function cardsOf(graph: GraphIndex, walks: readonly ColumnWalked[]): Cards {
  const keys = new Set<NodeKey>();
  for (const { arrivals } of walks)
    for (const [{ node }, { via }] of arrivals) {
      keys.add(node);
      if (via?.reason) keys.add(via.reason.owner);
    }
  return graph.cards([...keys]);
}

/** The way to a column, step by step. */
function stepsTo(walked: ColumnWalked, column: Column, cards: Cards): ColumnStepView[] {
  return columnPath(walked.arrivals, column).flatMap(({ column: at, reason }) => {
    const node = cards.get(at.node);
    if (!node) return [];
    const job = reason?.ownerKind === 'job' ? cards.get(reason.owner) : undefined;
    return [
      {
        node: refOf(node),
        field: at.field,
        job: job ? refOf(job) : null,
        use: reason?.use ?? null,
        grade: gradeName(reason?.grade ?? 0),
      },
    ];
  });
}

/** Something a walk reached, and one shortest way to it; null if it is no node of the store. */
export function describeReach(
  walked: ColumnWalked,
  column: Column,
  arrival: ColumnArrival,
  cards: Cards,
): ColumnReach | null {
  const card = cards.get(column.node);
  if (!card) return null;
  return {
    node: refOf(card),
    field: column.field,
    distance: arrival.distance,
    grade: gradeName(arrival.grade),
    use: arrival.via?.reason?.use ?? null,
    owners: card.owners,
    tags: card.tags,
    path: stepsTo(walked, column, cards),
  };
}
