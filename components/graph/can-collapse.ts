import { EXPANSION_PATTERN } from '@/lib/contract/choices';
import type { GraphNode, GraphQuery } from '@/lib/contract/graph';

import type { Side } from './drawn-graph';

/** Neighbours of a node at one side, and how many of them are hidden. */
export function beside(node: GraphNode, side: Side): { total: number; hidden: number } {
  return side === 'up'
    ? { total: node.upstreamCount, hidden: node.hiddenUpstream }
    : { total: node.downstreamCount, hidden: node.hiddenDownstream };
}

/**
 * Whether there is anything to send away at one side of a node. What stands between it and the focus
 * is not reached by way of it and stays, unless something was expanded on that side.
 */
export function canCollapse(
  node: GraphNode,
  side: Side,
  question: Pick<GraphQuery, 'focus' | 'expanded'> | null,
): boolean {
  const { total, hidden } = beside(node, side);
  if (hidden >= total || question === null) return false;
  const isOutward = side === 'up' ? node.distance <= 0 : node.distance >= 0;
  if (question.focus !== null && isOutward) return true;
  // Opened cards and groups stand there, too, and may be called alike.
  return question.expanded.some(
    (mark) => EXPANSION_PATTERN.test(mark) && mark.includes(`.${side}`),
  );
}
