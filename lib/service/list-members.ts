import 'server-only';

import { FOLD_PAGE, GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { FoldMember, MembersResponse } from '@/lib/contract/members';
import { sortSiblings, type NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';

import { walkGraph } from './graph/walk-graph';
import { offsetOf } from './list-runs';
import { notFoundAt, readMoment } from './read-moment';

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

/**
 * Lists what is inside a folded card of a question's answer, or what of it holds a text in its name.
 * A card that the answer does not have is empty.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function listMembers({ question, of, text, cursor }: Asked): Promise<MembersResponse> {
  const { moment, notices } = readMoment(question);
  const graph = openGraph(database(), moment);
  const focus = question.focus === null ? null : graph.resolve(question.focus);
  if (question.focus !== null && focus === null) throw notFoundAt(question.focus, moment.asOf);
  const walked = focus === null ? null : walkGraph(graph, question, focus, GRAPH_NODE_LIMIT);
  const fold = walked?.folds?.find(({ name }) => name === of);
  const inside = [...(fold?.siblings ?? [])].filter((key) => !walked?.distances.has(key));
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
