import 'server-only';

import { FOLD_PATTERN, HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import {
  EVIDENCE,
  HubFolds,
  type Evidence,
  type HubFold,
  type NodeKey,
  type Side,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

/** So many siblings stay out of a folded card; as many as in the browser's own cards. */
const STAY_OUT = 4;

/** Folded are walks from a node: a selector says what it wants, and groups have their own way. */
function canFold({ fold, select, group, level }: GraphQuery): boolean {
  return fold === 'hubs' && select === null && group === 'none' && level === 'table';
}

/** Those of the neighbours that are neighbours in the evidence asked for. */
function seenIn(graph: GraphIndex, evidence: readonly Evidence[]) {
  const source = graph.seenBy(new Set(evidence));
  return (node: NodeKey, side: Side, beside: readonly NodeKey[]): readonly NodeKey[] => {
    const others = beside.filter((key) => key !== node);
    if (evidence.length === EVIDENCE.length) return others;
    const near = side === 'up' ? 'outputs' : 'inputs';
    const far = side === 'up' ? 'inputs' : 'outputs';
    const [own] = source.views([node]);
    const views = new Map(source.views(others).map((view) => [view.key, view]));
    return others.filter((key) => own?.[far].has(key) ?? views.get(key)?.[near].has(node));
  };
}

/** How a question folds hubs; undefined if it folds none. What it names is kept out of cards. */
export function hubFolds(
  graph: GraphIndex,
  query: GraphQuery,
  besides: ReadonlySet<NodeKey>,
  size = { most: HUB_SIBLINGS, stayOut: STAY_OUT },
): HubFolds | undefined {
  if (!canFold(query)) return undefined;
  const named = [...query.expanded, ...query.collapsed, ...query.columns].map(
    (entry) => entry.split('.')[0] ?? entry,
  );
  const kept = new Set([...besides, ...named.map((key) => graph.resolve(key))]);
  const opened = new Set(query.expanded.filter((entry) => FOLD_PATTERN.test(entry)));
  return new HubFolds({
    ...size,
    isKept: (key) => kept.has(key),
    isOpen: (name) => opened.has(name),
    seen: seenIn(graph, query.evidence),
    describe: (keys) => graph.briefs(keys),
  });
}

/** The nodes inside folded cards, each once. */
export function foldedKeys(
  folds: readonly HubFold[],
  shown: ReadonlyMap<NodeKey, number>,
): ReadonlySet<NodeKey> {
  const keys = new Set<NodeKey>();
  for (const { siblings } of folds) for (const key of siblings) if (!shown.has(key)) keys.add(key);
  return keys;
}
