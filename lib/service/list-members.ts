import 'server-only';

import { FOLD_PAGE, GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { FoldMember, MembersResponse } from '@/lib/contract/members';
import { parseColumnRef, sortSiblings, type NodeKey, type Sibling } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';

import { readPinnedGraph } from './get-pinned-graph';
import { askColumns } from './graph/add-columns';
import { findFocus, reachGraph } from './graph/reach-graph';
import type { Reached } from './graph/walk-graph';
import { offsetOf } from './list-runs';
import { insideOf, siblingOf } from './pinned/fold-pinned';
import { readMoment } from './read-moment';

type Asked = {
  readonly question: GraphQuery;
  /** Name of the folded card. */
  readonly of: string;
  readonly text: string;
  readonly cursor: string | null;
};

/** What is inside a folded card: how it is sorted and found, and how it is listed. */
type Inside = {
  readonly inside: readonly (readonly [key: NodeKey, sibling: Sibling])[];
  readonly describe: (keys: readonly NodeKey[]) => FoldMember[];
};

function listed(
  keys: readonly NodeKey[],
  cards: ReadonlyMap<NodeKey, FoldMember & { readonly key: NodeKey }>,
): FoldMember[] {
  return keys.flatMap((one): FoldMember[] => {
    const card = cards.get(one);
    if (!card) return [];
    const { id, key, kind, type, namespace, name, status } = card;
    return [{ id, key, kind, type, namespace, name, status }];
  });
}

function logicalInside(graph: GraphIndex, question: GraphQuery, of: string): Inside {
  const reached = reachFolded(graph, question);
  const fold = reached?.folds?.find(({ name }) => name === of);
  const keys = [...(fold?.siblings ?? [])].filter((key) => !reached?.distances.has(key));
  const briefs = graph.briefs(keys);
  return {
    inside: keys.flatMap((key) => {
      const brief = briefs.get(key);
      return brief ? [[key, brief] as const] : [];
    }),
    describe: (wanted) => listed(wanted, graph.cards(wanted)),
  };
}

/** Versions and runs go by the names of their datasets and jobs, and by their own. */
function pinnedInside(question: GraphQuery, of: string): Inside {
  const { reached, nodes } = readPinnedGraph(question);
  const fold = reached.folds?.find(({ name }) => name === of);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const keys = fold ? insideOf(fold, reached) : [];
  return {
    inside: keys.flatMap((key) => {
      const node = byKey.get(key);
      return node ? [[key, siblingOf(node)] as const] : [];
    }),
    describe: (wanted) => listed(wanted, byKey),
  };
}

/** What a question about datasets and jobs reaches that folds hubs; null if it does not. */
function reachFolded(graph: GraphIndex, question: GraphQuery): Reached | null {
  const { node, field } = parseColumnRef(question.focus ?? '');
  const focus = question.focus === null ? null : findFocus(graph, node);
  const isAll = focus === null && question.select === null;
  if (isAll || question.group !== 'none') return null;
  const traced = askColumns(database(), graph, focus, field, question, false).reached;
  return reachGraph(graph, question, focus, GRAPH_NODE_LIMIT, traced).reached;
}

/**
 * Lists what is inside a folded card of a question's answer, or what of it holds a text in its name.
 * A card that the answer does not have is empty.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function listMembers(asked: Asked): Promise<MembersResponse> {
  const { question, of, text, cursor } = asked;
  const { moment, notices } = readMoment(question);
  const isPinned = question.mode === 'pinned' && question.focus !== null;
  const { inside, describe } = isPinned
    ? pinnedInside(question, of)
    : logicalInside(openGraph(database(), moment), question, of);
  const wanted = text.trim().toLowerCase();
  const matching = inside.filter(([, { name }]) => name.toLowerCase().includes(wanted));
  const offset = offsetOf(cursor);
  const end = offset + FOLD_PAGE;
  return Promise.resolve({
    members: describe(sortSiblings(matching).slice(offset, end)),
    total: matching.length,
    nextCursor: end < matching.length ? String(end) : null,
    notices,
  });
}
