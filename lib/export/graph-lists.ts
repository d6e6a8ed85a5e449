import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';

/** An answer as it is written: once, in order, made while it is written. */
export type GraphLists = Pick<GraphResponse, 'focus'> & {
  readonly nodes: Iterable<GraphNode>;
  readonly edges: Iterable<GraphEdge>;
};
