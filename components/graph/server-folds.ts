import type { GraphFold, GraphNode, GraphResponse } from '@/lib/contract/graph';

import type { DrawnEdge, Fold } from './drawn-graph';
import { edgeId } from './trace';

type Graph = Pick<GraphResponse, 'nodes'> & Partial<Pick<GraphResponse, 'folds'>>;

/** The ends of the edge between a folded card and its node, in the order data flows. */
export function foldEnds({ id, anchor, side }: GraphFold): { from: string; to: string } {
  return side === 'up' ? { from: id, to: anchor } : { from: anchor, to: id };
}

/** The cards that the server folded, each with its edge: what is in them stays there until it is asked for. */
export function serverFolds({ nodes, folds = [] }: Graph): { folds: Fold[]; edges: DrawnEdge[] } {
  if (folds.length === 0) return { folds: [], edges: [] };
  const byId = new Map<string, GraphNode>(nodes.map((node) => [node.id, node]));
  const drawn: { folds: Fold[]; edges: DrawnEdge[] } = { folds: [], edges: [] };
  for (const fold of folds) {
    const anchor = byId.get(fold.anchor);
    if (anchor === undefined) continue;
    const { id, name, side, kind, total, shown, failing } = fold;
    const what = { name, anchor, side, memberKind: kind, members: [], hides: [] };
    drawn.folds.push({
      ...{ kind: 'fold', id, ...what },
      count: total - shown,
      failed: failing,
      shown,
      isOnServer: true,
    });
    const ends = foldEnds(fold);
    const { evidence } = fold;
    drawn.edges.push({ id: edgeId(ends.from, ends.to), ...ends, evidence, edges: [] });
  }
  return drawn;
}

/** Counts of what is hidden beside nodes, without what their folded cards stand for. */
export function withoutFolded(nodes: GraphNode[], folds: readonly GraphFold[]): GraphNode[] {
  if (folds.length === 0) return nodes;
  const inCards = (id: string, side: GraphFold['side']) =>
    folds
      .filter((fold) => fold.anchor === id && fold.side === side)
      .reduce((sum, { total, shown }) => sum + total - shown, 0);
  const anchors = new Set<string>(folds.map(({ anchor }) => anchor));
  return nodes.map((node) =>
    anchors.has(node.id)
      ? {
          ...node,
          hiddenUpstream: Math.max(0, node.hiddenUpstream - inCards(node.id, 'up')),
          hiddenDownstream: Math.max(0, node.hiddenDownstream - inCards(node.id, 'down')),
        }
      : node,
  );
}
