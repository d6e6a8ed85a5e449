import type { GraphEdge } from '@/lib/contract/graph';

/** Edges of an answer that nobody told: those drawn through hidden nodes are no edges of their own. */
export function countInferred(edges: readonly GraphEdge[]): number {
  return edges.filter(({ evidence, through }) => evidence === 'inferred' && !through).length;
}
