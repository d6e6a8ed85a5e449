import 'server-only';

import { EVIDENCE, type Evidence, type NodeKey, type Side } from '@/lib/lineage';
import type { GraphIndex, Neighbours } from '@/lib/store/graph-index';

/** Those of the neighbours of a node at one side that some evidence tells of. */
export type Seen = (node: NodeKey, side: Side, beside: readonly NodeKey[]) => readonly NodeKey[];

/** Those of the neighbours that are neighbours in the evidence asked for. */
export function seenIn(graph: GraphIndex, evidence: readonly Evidence[]): Seen {
  const source = graph.seenBy(new Set(evidence));
  return (node, side, beside) => {
    const others = beside.filter((key) => key !== node);
    if (evidence.length === EVIDENCE.length) return others;
    const near = side === 'up' ? 'outputs' : 'inputs';
    const far = side === 'up' ? 'inputs' : 'outputs';
    const [own] = source.views([node]);
    const views = new Map(source.views(others).map((view) => [view.key, view]));
    return others.filter((key) => own?.[far].has(key) === true || views.get(key)?.[near].has(node));
  };
}

/** Neighbours of each node in the evidence asked for. */
export function neighboursIn(
  graph: GraphIndex,
  evidence: ReadonlySet<Evidence>,
  keys: readonly NodeKey[],
): ReadonlyMap<NodeKey, Neighbours> {
  const all = graph.neighbours(keys);
  if (evidence.size === EVIDENCE.length) return all;
  const seen = seenIn(graph, [...evidence]);
  const of = (key: NodeKey, side: Side) =>
    new Set(seen(key, side, [...(all.get(key)?.[side] ?? [])]));
  return new Map(keys.map((key) => [key, { up: of(key, 'up'), down: of(key, 'down') }]));
}
