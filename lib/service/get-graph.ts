import 'server-only';

import { GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Evidence } from '@/lib/lineage';

import { countInferred } from './graph/count-inferred';
import { drawGraph } from './graph/draw-graph';
import { drawFolds } from './graph/draw-folds';
import { drawGroups } from './graph/draw-groups';
import { addThrough, findThrough, NOTHING_THROUGH } from './graph/draw-through';
import { countsOf } from './graph/reach-graph';
import { reachQuestion } from './graph/reach-question';
import { getPinnedGraph } from './get-pinned-graph';

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
  const shown = new Set<string>(answer.nodes.map(({ key }) => key));
  // What stands in a folded card is named by its key there, too.
  const isOther = query.also.some((key) => !shown.has(key));
  const ignored = [isOther ? 'also' : null, query.paths === null ? null : 'paths'];
  const notices = ignored
    .filter((parameter) => parameter !== null)
    .map((parameter) => ({
      parameter,
      message: 'Is about datasets and jobs, not versions and runs; ignored.',
    }));
  return { ...answer, notices: [...answer.notices, ...notices] };
}

function answerGraph(query: GraphQuery, most: number): GraphResponse {
  const isGrouped = query.group !== 'none';
  const allowed = new Set<Evidence>(query.evidence);
  const { db, graph, moment, focus, columns, reached, hitLimit, limit, notices } = reachQuestion(
    query,
    most,
  );
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
      inferredEdges: countInferred(drawn.edges),
      asOf: moment.asOf,
      ...counts,
    },
    notices,
  };
}
