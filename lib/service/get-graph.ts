import 'server-only';

import { GRAPH_NODE_LIMIT, GROUPED_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { parseColumnRef, type Evidence } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';

import { askColumns } from './graph/add-columns';
import { drawGraph } from './graph/draw-graph';
import { drawFolds } from './graph/draw-folds';
import { drawGroups } from './graph/draw-groups';
import { addThrough, findThrough, NOTHING_THROUGH } from './graph/draw-through';
import { countsOf, findFocus, reachGraph } from './graph/reach-graph';
import { getPinnedGraph } from './get-pinned-graph';
import { readMoment } from './read-moment';

/**
 * Answers one graph question: the walk from the focus with flows respected, all edges between the
 * nodes shown, and how much is not shown.
 *
 * @param limit nodes at most; a download has none.
 * @throws {AppError} `not_found` when the focus was never seen in an event.
 */
export async function getGraph(
  query: GraphQuery,
  limit: number = GRAPH_NODE_LIMIT,
): Promise<GraphResponse> {
  // Versions and runs are pinned by one of them: without a focus there are only datasets and jobs.
  const isPinned = query.mode === 'pinned' && query.focus !== null;
  return Promise.resolve(isPinned ? answerPinned(query) : answerGraph(query, limit));
}

/** What is drawn besides is named by datasets and jobs, which a graph of versions does not have. */
function answerPinned(query: GraphQuery): GraphResponse {
  const answer = getPinnedGraph(query);
  const ignored = [query.also.length > 0 ? 'also' : null, query.paths === null ? null : 'paths'];
  const notices = ignored
    .filter((parameter) => parameter !== null)
    .map((parameter) => ({
      parameter,
      message: 'Is about datasets and jobs, not versions and runs; ignored.',
    }));
  return { ...answer, notices: [...answer.notices, ...notices] };
}

function answerGraph(query: GraphQuery, most: number): GraphResponse {
  const db = database();
  const isGrouped = query.group !== 'none';
  const limit = isGrouped ? Math.max(most, GROUPED_NODE_LIMIT) : most;
  const { moment, notices } = readMoment(query);
  const graph = openGraph(db, moment);
  const { node, field } = parseColumnRef(query.focus ?? '');
  const focus = query.focus === null ? null : findFocus(graph, node);
  const columns = askColumns(db, graph, focus, field, query, most === Infinity);
  const allowed = new Set<Evidence>(query.evidence);
  const { reached, hitLimit } = reachGraph(graph, query, focus, limit, columns.reached);
  notices.push(...reached.notices);
  const through =
    columns.reached === null ? findThrough(graph.seenBy(allowed), reached) : NOTHING_THROUGH;
  const { counts, ...drawn } = columns.addTo(
    isGrouped
      ? drawGroups(db, graph, query, reached.distances, through)
      : addThrough(graph, drawGraph(graph, allowed, reached.distances), through),
  );
  notices.push(...drawn.notices, ...through.notices);
  if (hitLimit)
    notices.push({
      parameter: 'depth',
      message: `Only the nearest ${limit} nodes are shown.`,
    });
  return {
    focus: drawn.nodes.find(({ key }) => key === focus)?.id ?? null,
    ...drawn,
    folds: drawFolds(graph, allowed, reached),
    answer: {
      shown: drawn.nodes.length,
      grouped: isGrouped ? reached.distances.size - drawn.nodes.length : 0,
      ...countsOf(reached, query),
      inferredEdges: drawn.edges.filter(
        ({ evidence, through: hidden }) => evidence === 'inferred' && !hidden,
      ).length,
      asOf: moment.asOf,
      ...counts,
    },
    notices,
  };
}
