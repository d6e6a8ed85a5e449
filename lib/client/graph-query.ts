import { queryOptions, replaceEqualDeep, skipToken } from '@tanstack/react-query';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { ApiError, apiError } from './fetch-json';
import { readGraph } from './graph-reading';

/** Nodes, columns and edges between columns of an answer that is light. */
const LIGHT_ITEMS = 1000;

/**
 * Whether an answer may travel in the page. A heavier one does not: there it would be read in one piece,
 * which stops everything for a tenth of a second at 2,000 nodes, or at 120 tables with 50 columns each.
 */
export function isLight({ nodes, columnEdges = [] }: GraphResponse): boolean {
  let items = nodes.length + columnEdges.length;
  for (const { columns, otherColumns } of nodes)
    items += (columns?.length ?? 0) + (otherColumns?.length ?? 0);
  return items <= LIGHT_ITEMS;
}

/** Texts of answers, as hashes: what is asked again and has not changed stays the same object. */
const hashes = new WeakMap<object, string>();

async function fetchGraph(query: GraphQuery, signal: AbortSignal): Promise<GraphResponse> {
  const response = await fetch(graphPath(query), { signal });
  if (!response.ok || response.body === null) throw await apiError(response);
  const { graph, hash } = await readGraph(response.body);
  hashes.set(graph, hash);
  return graph;
}

/** Of two answers the earlier one, if they say the same; of small ones what is the same in both. */
function keepSame(before: unknown, now: unknown): unknown {
  if (typeof before !== 'object' || before === null) return now;
  const answer = now as GraphResponse;
  const hash = hashes.get(answer);
  if (hash !== undefined && hash === hashes.get(before)) return before;
  // Comparing item by item takes longer than drawing anew, where there are thousands.
  if (!isLight(answer)) return now;
  const kept = replaceEqualDeep(before, now) as object;
  if (hash !== undefined) hashes.set(kept, hash);
  return kept;
}

/**
 * The graph a question yields; no question asks nothing. The server page fills the same key, so the
 * first paint fetches nothing; of a large answer it says where it is, so that it is on its way at once.
 */
export function graphQuery(query: GraphQuery | null) {
  return queryOptions({
    queryKey: ['graph', query],
    queryFn: query === null ? skipToken : ({ signal }) => fetchGraph(query, signal),
    structuralSharing: keepSame,
    retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 1,
  });
}

/** Where the answer to a question is. */
export function graphPath(query: GraphQuery): string {
  return `/api/v2/graph?${writeGraphQuery(query).toString()}`;
}
