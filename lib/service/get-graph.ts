import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphAnswer, GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import { EVIDENCE, parseColumnRef, type Evidence, type NodeKey } from '@/lib/lineage';
import { database, type Database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/graph-index';
import { resolveNode } from '@/lib/store/node-rows';

import { askColumns } from './graph/add-columns';
import { drawGraph } from './graph/draw-graph';
import { walkGraph, type Reached } from './graph/walk-graph';

/** A question without a focus has reached nothing before its selector or grouping is asked. */
const NOTHING: Reached = {
  distances: new Map(),
  hitLimit: false,
  hidden: 0,
  hiddenExact: true,
};

function findFocus(db: Database, focus: string): NodeKey {
  const key = resolveNode(db, focus);
  if (key === null) throw new AppError('not_found', `No event has named ${focus}`);
  return key;
}

function whyHidden({ hitLimit, hidden }: Reached, query: GraphQuery): GraphAnswer['truncatedBy'] {
  if (hitLimit) return 'limit';
  if (hidden === 0) return null;
  if (query.depth !== 'all') return 'depth';
  return query.evidence.length < EVIDENCE.length ? 'evidence' : 'collapsed';
}

/**
 * Answers one graph question: the walk from the focus with flows respected, all edges between the
 * nodes shown, and how much is not shown.
 *
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function getGraph(query: GraphQuery): Promise<GraphResponse> {
  return Promise.resolve(answerGraph(query));
}

function answerGraph(query: GraphQuery): GraphResponse {
  const db = database();
  const { node, field } = parseColumnRef(query.focus ?? '');
  const focus = query.focus === null ? null : findFocus(db, node);
  const graph = openGraph(db);
  const columns = askColumns(db, focus, field, query);
  const reached =
    columns.reached ?? (focus === null ? NOTHING : walkGraph(db, graph, query, focus));
  const allowed = new Set<Evidence>(query.evidence);
  const { counts, ...drawn } = columns.addTo(drawGraph(graph, allowed, reached.distances));
  const notices: Notice[] = [...drawn.notices];
  if (reached.hitLimit)
    notices.push({
      parameter: 'depth',
      message: `Only the nearest ${GRAPH_NODE_LIMIT} nodes are shown.`,
    });
  return {
    focus: drawn.nodes.find(({ key }) => key === focus)?.id ?? null,
    ...drawn,
    answer: {
      shown: drawn.nodes.length,
      hidden: reached.hidden,
      hiddenExact: reached.hiddenExact,
      truncatedBy: whyHidden(reached, query),
      inferredEdges: drawn.edges.filter(({ evidence }) => evidence === 'inferred').length,
      asOf: null,
      ...counts,
    },
    notices,
  };
}
