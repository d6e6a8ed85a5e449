import 'server-only';

import {
  GRAPH_NODE_LIMIT,
  type GraphAnswer,
  type GraphNode,
  type GraphQuery,
  type GraphResponse,
} from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { AppError } from '@/lib/errors';
import {
  edgesAmong,
  EVIDENCE,
  partialFlows,
  sliceGraph,
  type Evidence,
  type Expansion,
  type NodeKey,
  type SliceRequest,
} from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { openGraph, type Neighbours } from '@/lib/store/graph-source';
import { headOf, latest, loadNodeRows, resolveNode, type NodeRow } from '@/lib/store/node-rows';

type Mark = { readonly key: NodeKey; readonly side: 'up' | 'down'; readonly depth: number };

/** Reads `<key>.up`, `<key>.down*`. */
function readMark(text: string): Mark {
  const [key = '', side = ''] = text.split('.');
  return {
    key: key as NodeKey,
    side: side.startsWith('up') ? 'up' : 'down',
    depth: side.endsWith('*') ? Infinity : 1,
  };
}

/** One card from all names of a node. */
function describeNode(
  rows: readonly [NodeRow, ...NodeRow[]],
  distance: number,
  { up, down }: Neighbours,
  isShown: (key: NodeKey) => boolean,
): GraphNode {
  const [head] = rows;
  const written = rows.reduce(
    (best, row) => ((row.written_at ?? '') > (best.written_at ?? '') ? row : best),
    head,
  );
  const tags = rows.flatMap(
    (row) => JSON.parse(row.tags) as [string, string, string | null, string | null][],
  );
  const owners = rows.flatMap((row) => JSON.parse(row.owners) as [string, string | null][]);
  const hidden = (keys: ReadonlySet<NodeKey>) => [...keys].filter((key) => !isShown(key)).length;
  return {
    ...headOf(head),
    type: rows.find(({ type }) => type !== 'DATASET' && type !== 'JOB')?.type ?? head.type,
    status: written.state ?? 'none',
    statusAt: written.run_ended ?? written.run_started,
    updatedAt: latest(...rows.map((row) => row.last_seen)),
    description: rows.find(({ description }) => description)?.description ?? null,
    tags: [...new Set(tags.filter(([, , , field]) => field === null).map(([key]) => key))],
    owners: [...new Set(owners.map(([name]) => name))],
    columnCount: Math.max(...rows.map((row) => row.column_count)),
    upstreamCount: up.size,
    downstreamCount: down.size,
    hiddenUpstream: hidden(up),
    hiddenDownstream: hidden(down),
    distance,
  };
}

function whyHidden(
  hitLimit: boolean,
  hidden: number,
  query: GraphQuery,
  isFiltered: boolean,
): GraphAnswer['truncatedBy'] {
  if (hitLimit) return 'limit';
  if (hidden === 0) return null;
  if (query.depth !== 'all') return 'depth';
  return isFiltered ? 'evidence' : 'collapsed';
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
  const focus = resolveNode(db, query.focus);
  if (focus === null) throw new AppError('not_found', `No event has named ${query.focus}`);
  const graph = openGraph(db);
  const allowed = new Set<Evidence>(query.evidence);
  const isFiltered = allowed.size < EVIDENCE.length;
  const source = graph.seenBy(allowed);
  const request: SliceRequest = {
    focus,
    direction: query.direction,
    depth: query.depth === 'all' ? Infinity : query.depth,
    limit: GRAPH_NODE_LIMIT,
    expanded: query.expanded.map(readMark) satisfies Expansion[],
    collapsed: query.collapsed.map(readMark),
  };
  const slice = sliceGraph(source, request);
  const isWhole = query.depth === 'all' && !isFiltered && request.collapsed.length === 0;
  const reach = isWhole
    ? slice
    : sliceGraph(isFiltered ? graph.seenBy(new Set(EVIDENCE)) : source, {
        ...request,
        depth: Infinity,
        expanded: [],
        collapsed: [],
      });
  const keys = [...slice.distances.keys()];
  const shown = new Set(keys);
  const hidden = [...reach.distances.keys()].filter((key) => !shown.has(key)).length;

  const rows = loadNodeRows(db, keys);
  const neighbours = graph.neighbours(keys);
  const nodes = keys.flatMap((key): GraphNode[] => {
    const [own, beside] = [rows.get(key), neighbours.get(key)];
    return own && beside
      ? [describeNode(own, slice.distances.get(key) ?? 0, beside, (other) => shown.has(other))]
      : [];
  });
  const ids = new Map(nodes.map(({ key, id }) => [key, id]));
  const named = (from: NodeKey, to: NodeKey) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    return a && b ? { from: a, to: b } : null;
  };
  const views = source.views(keys);
  const edges = edgesAmong(views, shown).flatMap(({ from, to, ...edge }) => {
    const ends = named(from, to);
    return ends ? [{ ...ends, ...edge }] : [];
  });
  const flows = partialFlows(views, shown).flatMap(({ owner, pairs }) => {
    const job = ids.get(owner);
    return job ? [{ job, pairs: pairs.flatMap(({ from, to }) => named(from, to) ?? []) }] : [];
  });
  const notices: Notice[] = [];
  if (slice.hitLimit)
    notices.push({
      parameter: 'depth',
      message: `Only the nearest ${GRAPH_NODE_LIMIT} nodes are shown.`,
    });
  const focusId = ids.get(focus);
  if (!focusId) throw new Error(`the focus ${focus} has no row`);
  return {
    focus: focusId,
    nodes: nodes.sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges,
    flows,
    answer: {
      shown: nodes.length,
      hidden,
      hiddenExact: !reach.hitLimit,
      truncatedBy: whyHidden(slice.hitLimit, hidden, query, isFiltered),
      inferredEdges: edges.filter(({ evidence }) => evidence === 'inferred').length,
      asOf: null,
    },
    notices,
  };
}
