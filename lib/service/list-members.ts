import 'server-only';

import { FOLD_PAGE, GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { FoldMember, MembersResponse } from '@/lib/contract/members';
import { parseColumnRef, sortSiblings, type NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';

import { askColumns } from './graph/add-columns';
import { findFocus, reachGraph } from './graph/reach-graph';
import type { Reached } from './graph/walk-graph';
import { offsetOf } from './list-runs';
import { readMoment } from './read-moment';

type Asked = {
  readonly question: GraphQuery;
  /** Name of the folded card. */
  readonly of: string;
  readonly text: string;
  readonly cursor: string | null;
};

function describe(graph: GraphIndex, keys: readonly NodeKey[]): FoldMember[] {
  const cards = graph.cards(keys);
  return keys.flatMap((one): FoldMember[] => {
    const card = cards.get(one);
    if (!card) return [];
    const { id, key, kind, type, namespace, name, status } = card;
    return [{ id, key, kind, type, namespace, name, status }];
  });
}

/** What a question reaches that folds hubs; null if it does not. */
function reachFolded(graph: GraphIndex, question: GraphQuery): Reached | null {
  const { node, field } = parseColumnRef(question.focus ?? '');
  const focus = question.focus === null ? null : findFocus(graph, node);
  const isPinned = question.mode === 'pinned' && focus !== null;
  const isAll = focus === null && question.select === null;
  if (isPinned || isAll || question.group !== 'none') return null;
  const traced = askColumns(database(), graph, focus, field, question, false).reached;
  return reachGraph(graph, question, focus, GRAPH_NODE_LIMIT, traced).reached;
}

/**
 * Lists what is inside a folded card of a question's answer, or what of it holds a text in its name.
 * A card that the answer does not have is empty.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function listMembers({ question, of, text, cursor }: Asked): Promise<MembersResponse> {
  const { moment, notices } = readMoment(question);
  const graph = openGraph(database(), moment);
  const reached = reachFolded(graph, question);
  const fold = reached?.folds?.find(({ name }) => name === of);
  const inside = [...(fold?.siblings ?? [])].filter((key) => !reached?.distances.has(key));
  const briefs = graph.briefs(inside);
  const wanted = text.trim().toLowerCase();
  const matching = inside.flatMap((key) => {
    const brief = briefs.get(key);
    return brief?.name.toLowerCase().includes(wanted) ? [[key, brief] as const] : [];
  });
  const offset = offsetOf(cursor);
  const end = offset + FOLD_PAGE;
  return Promise.resolve({
    members: describe(graph, sortSiblings(matching).slice(offset, end)),
    total: matching.length,
    nextCursor: end < matching.length ? String(end) : null,
    notices,
  });
}
