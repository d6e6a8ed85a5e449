import 'server-only';

import { GRAPH_NODE_LIMIT, GROUPED_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphAnswer, GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, parseColumnRef, type Evidence, type NodeKey } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph, type GraphIndex } from '@/lib/store/graph-index';

import { askColumns } from './graph/add-columns';
import { drawGraph } from './graph/draw-graph';
import { drawFolds } from './graph/draw-folds';
import { drawGroups } from './graph/draw-groups';
import { reachAll } from './graph/reach-all';
import { selectNodes, type Selected } from './graph/select-nodes';
import { walkGraph, type Reached } from './graph/walk-graph';
import { getPinnedGraph } from './get-pinned-graph';
import { notFoundAt, readMoment } from './read-moment';

/** A question without a focus has reached nothing before its selector or grouping is asked. */
const NOTHING: Reached = {
  distances: new Map(),
  besides: new Set(),
  hitLimit: false,
  hidden: 0,
  hiddenExact: true,
};

function findFocus(graph: GraphIndex, focus: string): NodeKey {
  const key = graph.resolve(focus);
  if (key === null) throw notFoundAt(focus, graph.moment.asOf);
  return key;
}

function whyHidden(selected: Selected, query: GraphQuery): GraphAnswer['truncatedBy'] {
  if (selected.hitLimit) return 'limit';
  if (selected.unselected > 0) return 'select';
  if (selected.hidden === 0 && selected.hiddenExact) return null;
  if (query.depth !== 'all') return 'depth';
  if (selected.folds?.length) return 'folded';
  return query.evidence.length < EVIDENCE.length ? 'evidence' : 'collapsed';
}

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
  const isOverview = focus === null && query.select === null;
  const walked =
    columns.reached ?? (focus === null ? NOTHING : walkGraph(graph, query, focus, limit));
  const reached = isOverview
    ? reachAll(graph.whole(allowed))
    : selectNodes(graph, query, focus, walked, limit);
  notices.push(...reached.notices);
  const { counts, ...drawn } = columns.addTo(
    isGrouped
      ? drawGroups(db, graph, query, reached.distances)
      : drawGraph(graph, allowed, reached.distances),
  );
  notices.push(...drawn.notices);
  if (walked.hitLimit && walked.distances.size >= limit)
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
      folded: reached.folded?.size ?? 0,
      hidden: reached.hidden,
      hiddenExact: reached.hiddenExact,
      truncatedBy: whyHidden(reached, query),
      inferredEdges: drawn.edges.filter(({ evidence }) => evidence === 'inferred').length,
      asOf: moment.asOf,
      ...counts,
    },
    notices,
  };
}
