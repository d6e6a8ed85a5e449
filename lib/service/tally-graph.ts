import 'server-only';

import {
  GRAPH_NODE_LIMIT,
  VALUES_LISTED,
  type AgeBand,
  type Tallied,
} from '@/lib/contract/choices';
import type { GraphNode, GraphQuery } from '@/lib/contract/graph';
import type { Tally, TallyResponse } from '@/lib/contract/tally';
import type { Evidence, NodeKey } from '@/lib/lineage';

import { readPinnedGraph } from './get-pinned-graph';
import { treeOf } from './graph/draw-groups';
import { reachQuestion } from './graph/reach-question';
import { readGroupable } from './graph/read-groupable';
import { insideOf } from './pinned/fold-pinned';

/** Of a node what it can be counted by. */
type Counted = Pick<GraphNode, 'type' | 'status' | 'namespace' | 'owners' | 'tags' | 'updatedAt'>;

/** Values listed of each group and card: as many as a bar of colours can tell apart. */
const INSIDE_LISTED = 12;
const DAY_MS = 86_400_000;

function ageOf({ updatedAt }: Counted, nowMs: number): AgeBand {
  if (updatedAt === null) return 'never';
  const ageMs = nowMs - Date.parse(updatedAt);
  if (ageMs <= DAY_MS) return '1d';
  if (ageMs <= 7 * DAY_MS) return '7d';
  return ageMs <= 30 * DAY_MS ? '30d' : 'older';
}

function valuesOf(by: Tallied, node: Counted, nowMs: number): readonly string[] {
  switch (by) {
    case 'owner':
      return node.owners;
    case 'owners':
      return [node.owners.toSorted().join(', ')];
    case 'tag':
      return node.tags;
    case 'age':
      return [ageOf(node, nowMs)];
    case 'type':
    case 'status':
    case 'namespace':
      return [node[by]];
  }
}

function tally(by: Tallied, nodes: readonly Counted[], nowMs: number, listed: number): Tally {
  const counts = new Map<string, number>();
  for (const node of nodes)
    for (const value of valuesOf(by, node, nowMs)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const rest = ranked.slice(listed);
  return {
    values: ranked.slice(0, listed),
    others: { values: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) },
  };
}

type Inside = { readonly id: string; readonly nodes: readonly Counted[] };

/** Everything a question reaches, and what of it is in closed groups and folded cards. */
function readCounted(question: GraphQuery): { all: readonly Counted[]; inside: Inside[] } {
  const { db, graph, reached } = reachQuestion(question, GRAPH_NODE_LIMIT);
  const { distances, folds = [], folded = new Set<NodeKey>() } = reached;
  if (question.group === 'none') {
    const keys = [...distances.keys(), ...folded];
    const cards = graph.cards(keys);
    const found = (some: readonly NodeKey[]) => some.flatMap((key) => cards.get(key) ?? []);
    const inside = folds.map(({ name, siblings }) => ({
      id: `fold:${name}`,
      nodes: found([...siblings].filter((key) => !distances.has(key))),
    }));
    return { all: found(keys), inside };
  }
  const allowed = new Set<Evidence>(question.evidence);
  const found = readGroupable(db, graph, { allowed, grouping: question.group, distances });
  const nodesAt = (placed: readonly { readonly at: number }[]) =>
    placed.flatMap(({ at }) => found.nodeAt(at) ?? []);
  const inside = treeOf(graph, question, found).groups.flatMap(({ id, isOpen, members }) =>
    isOpen ? [] : { id, nodes: nodesAt(members) },
  );
  return { all: nodesAt(found.placed), inside };
}

/** The same of a question about versions and runs. */
function readPinnedCounted(question: GraphQuery): ReturnType<typeof readCounted> {
  const { reached, nodes } = readPinnedGraph(question);
  const { distances, folds = [], folded = new Set<NodeKey>() } = reached;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const found = (keys: Iterable<NodeKey>) => [...keys].flatMap((key) => byKey.get(key) ?? []);
  const inside = folds.map((fold) => ({
    id: `fold:${fold.name}`,
    nodes: found(insideOf(fold, reached)),
  }));
  return { all: found([...distances.keys(), ...folded]), inside };
}

/**
 * Counts the nodes a question reaches by what they say of themselves: those shown, and those that stand
 * in closed groups and folded cards. Ages are told from the moment asked about, else from now.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function tallyGraph(
  question: GraphQuery,
  by: readonly Tallied[],
): Promise<TallyResponse> {
  const isPinned = question.mode === 'pinned' && question.focus !== null;
  const { all, inside } = isPinned ? readPinnedCounted(question) : readCounted(question);
  const nowMs = question.asOf === null ? Date.now() : Date.parse(question.asOf);
  return Promise.resolve({
    total: all.length,
    tallies: by.map((one) => ({
      by: one,
      all: tally(one, all, nowMs, VALUES_LISTED),
      inside: inside.map(({ id, nodes }) => ({ id, ...tally(one, nodes, nowMs, INSIDE_LISTED) })),
    })),
    notices: [],
  });
}
