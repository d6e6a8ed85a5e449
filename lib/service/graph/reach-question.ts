import 'server-only';

import { GROUPED_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import { parseColumnRef } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';

import { readMoment } from '../read-moment';
import { askColumns } from './add-columns';
import { besidesNotices } from './besides';
import { findFocus, reachGraph } from './reach-graph';

/**
 * What a question about datasets and jobs reaches, before it is drawn.
 *
 * @param most nodes at most; groups gather more.
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export function reachQuestion(query: GraphQuery, most: number) {
  const db = database();
  const limit = query.group === 'none' ? most : Math.max(most, GROUPED_NODE_LIMIT);
  const { moment, notices } = readMoment(query);
  const graph = openGraph(db, moment);
  const { node, field } = parseColumnRef(query.focus ?? '');
  const focus = query.focus === null ? null : findFocus(graph, node);
  const columns = askColumns(db, graph, focus, field, query, most === Infinity);
  const { reached, hitLimit } = reachGraph(graph, query, focus, limit, columns.reached);
  notices.push(...reached.notices, ...besidesNotices(query, reached));
  return { db, graph, moment, focus, columns, reached, hitLimit, limit, notices };
}
