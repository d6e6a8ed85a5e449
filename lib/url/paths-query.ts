import type { GraphQuery } from '@/lib/contract/graph';
import type { PathsQuery } from '@/lib/contract/paths';
import type { Notice } from '@/lib/contract/shared-shapes';
import { EDGE_MEANINGS, EVIDENCE } from '@/lib/lineage';

import { readEvidence } from './graph-query';
import { readChoice, readInstant, readText, type ParamSource } from './read-param';

/** Reads the query of `GET /api/v2/paths`. Never throws; null where an end is missing. */
export function readPathsQuery(params: URLSearchParams): {
  query: PathsQuery | null;
  notices: Notice[];
} {
  const source: ParamSource = { params, notices: [] };
  const [from, to] = [readText(source, 'from'), readText(source, 'to')];
  const how = {
    evidence: readEvidence(source),
    edges: readChoice(source, 'edges', EDGE_MEANINGS, 'all'),
    asOf: readInstant(source, 'asOf'),
    windowFrom: readInstant(source, 'windowFrom'),
    windowTo: readInstant(source, 'windowTo'),
  };
  const query = from === null || to === null ? null : { from, to, ...how };
  return { query, notices: [...source.notices] };
}

/** Writes what differs from the defaults, always in the same order. */
export function writePathsQuery({ from, to, evidence, ...times }: PathsQuery): URLSearchParams {
  const params = new URLSearchParams({ from, to });
  if (evidence.length < EVIDENCE.length) params.set('evidence', evidence.join(',') || 'none');
  if (times.edges !== 'all') params.set('edges', times.edges);
  for (const name of ['asOf', 'windowFrom', 'windowTo'] as const) {
    const value = times[name];
    if (value !== null) params.set(name, value);
  }
  return params;
}

type OfGraph = Pick<GraphQuery, 'paths' | 'evidence' | 'edges' | 'asOf' | 'from' | 'to'>;

/** The paths a question about a graph draws; null if it draws none. */
export function pathsQueryOf(graph: OfGraph): PathsQuery | null {
  const [from, to] = graph.paths?.split('..') ?? [];
  if (from === undefined || to === undefined) return null;
  const { evidence, edges, asOf, from: windowFrom, to: windowTo } = graph;
  return { from, to, evidence, edges, asOf, windowFrom, windowTo };
}
