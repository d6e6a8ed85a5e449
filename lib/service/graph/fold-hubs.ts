import 'server-only';

import { FOLD_PATTERN, HUB_SIBLINGS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import { HubFolds, parseColumnRef, type HubFold, type NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { seenIn, type Seen } from './seen-beside';

/** So many siblings stay out of a folded card; as many as in the browser's own cards. */
export const STAY_OUT = 4;

/** Whether a question folds hubs. Groups have their own way: one of more than 50 is divided, and each node is in exactly one. */
export function canFold({ fold, group }: GraphQuery): boolean {
  return fold === 'hubs' && group === 'none';
}

/** Whether a walk from a node folds on its way: what a selector or a trace leaves of it is folded afterwards. */
function canFoldOnTheWay(query: GraphQuery): boolean {
  return canFold(query) && query.select === null && !isTrace(query);
}

/** Whether a question is about the columns that one column is made from and goes into. */
export function isTrace({ level, focus }: GraphQuery): boolean {
  return level === 'column' && parseColumnRef(focus ?? '').field !== null;
}

type Size = { readonly most: number; readonly stayOut: number };
const SIZE: Size = { most: HUB_SIBLINGS, stayOut: STAY_OUT };

/** What a question names is kept out of cards. */
export function keptBy(
  graph: GraphIndex,
  query: GraphQuery,
  besides: ReadonlySet<NodeKey>,
): Set<NodeKey> {
  const named = [...query.expanded, ...query.collapsed, ...query.columns].map(
    (entry) => entry.split('.')[0] ?? entry,
  );
  const kept = new Set(besides);
  for (const key of named) kept.add(graph.resolve(key) ?? (key as NodeKey));
  return kept;
}

/** Folds what stands beside nodes, as a question asks for it. */
export function foldsOf(
  graph: GraphIndex,
  query: GraphQuery,
  kept: ReadonlySet<NodeKey>,
  { size = SIZE, seen = seenIn(graph, query.evidence) }: { size?: Size; seen?: Seen } = {},
) {
  const opened = new Set(query.expanded.filter((entry) => FOLD_PATTERN.test(entry)));
  return new HubFolds({
    ...size,
    isKept: (key) => kept.has(key),
    isOpen: (name) => opened.has(name),
    seen,
    describe: (keys) => graph.briefs(keys),
  });
}

/** How a walk folds hubs on its way; undefined if it folds none. */
export function hubFolds(
  graph: GraphIndex,
  query: GraphQuery,
  besides: ReadonlySet<NodeKey>,
  size = SIZE,
): HubFolds | undefined {
  if (!canFoldOnTheWay(query)) return undefined;
  return foldsOf(graph, query, keptBy(graph, query, besides), { size });
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
