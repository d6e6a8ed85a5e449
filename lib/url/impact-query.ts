import { IMPACT_DIRECTIONS, IMPACT_ORDERS } from '@/lib/contract/choices';
import type { ImpactQuery } from '@/lib/contract/impact';
import { EVIDENCE } from '@/lib/lineage';

import { readEvidence, readMoments } from './graph-query';
import { readCursor, readLimit } from './list-query';
import { readChoice, readMark, type ParamSource } from './read-param';

function readOptions(source: ParamSource): ImpactQuery {
  return {
    direction: readChoice(source, 'direction', IMPACT_DIRECTIONS, 'downstream'),
    evidence: readEvidence(source),
    order: readChoice(source, 'order', IMPACT_ORDERS, 'distance'),
    ...readMoments(source),
  };
}

/** Reads the query of `GET /api/v2/nodes/{key}/impact`. Never throws. */
export function readImpactQuery(params: URLSearchParams) {
  const source: ParamSource = { params, notices: [] };
  const query = {
    ...readOptions(source),
    limit: readLimit(source),
    cursor: readCursor(source),
  };
  return { query, notices: [...source.notices] };
}

/** Reads the query of an impact download: no pages, `bom=1` for spreadsheets. Never throws. */
export function readImpactExport(params: URLSearchParams) {
  const source: ParamSource = { params, notices: [] };
  const query = { ...readOptions(source), hasMark: readMark(source) };
  return { query, notices: [...source.notices] };
}

/** Writes what differs from the defaults, always in the same order. */
export function writeImpactQuery({
  direction,
  evidence,
  order,
  ...times
}: ImpactQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (direction !== 'downstream') params.set('direction', direction);
  if (evidence.length < EVIDENCE.length) params.set('evidence', evidence.join(',') || 'none');
  if (order !== 'distance') params.set('order', order);
  if (times.edges !== 'all') params.set('edges', times.edges);
  for (const name of ['asOf', 'from', 'to'] as const) {
    const value = times[name];
    if (value !== null) params.set(name, value);
  }
  return params;
}
