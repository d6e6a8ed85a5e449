import { IMPACT_LISTS } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { EDGE_MEANINGS, EVIDENCE, type Evidence } from '@/lib/lineage';

import { readEvidence, readMoments } from './graph-query';
import { MAX_LIMIT, readCursor, readLimit } from './list-query';
import { readChoice, readInstant, readText } from './read-param';

/** As of when, and which runs make an edge. */
export type Moments = Pick<GraphQuery, 'asOf' | 'edges' | 'from' | 'to'>;

/** All that is known, as it is now. */
export const NOW: Moments = { asOf: null, edges: 'all', from: null, to: null };

/** When a column is asked about, or of which version. */
export type ColumnMoments = Moments & {
  /** Key or id of a version, `latest` or a moment; null or absent for the dataset as such. */
  readonly version?: string | null;
};

/** Query of `GET /api/v2/nodes/{key}/columns/{column}`. */
export type ColumnOptions = Moments & {
  /** The column, where a path cannot name it; null for the one in the path. */
  readonly field: string | null;
  /** Key or id of a version, `latest` or a moment; null for the dataset as such. */
  readonly version: string | null;
};

/** Query of `GET /api/v2/nodes/{key}/columns/{column}/impact`. */
export type ColumnImpactOptions = Moments & {
  readonly direction: 'upstream' | 'downstream';
  readonly evidence: readonly Evidence[];
  readonly indirect: boolean;
  readonly format: 'json' | 'csv';
  readonly version?: string | null;
  /** What is listed; everything if absent. */
  readonly only?: (typeof IMPACT_LISTS)[number];
  /** Rows of a page; the server's own number if absent. */
  readonly limit?: number;
  readonly cursor?: string | null;
};

/** Reads of when a column is asked about. */
export function readColumnQuery(params: URLSearchParams): {
  query: ColumnOptions;
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const source = { params, notices };
  const version = readText(source, 'version');
  return { query: { ...readMoments(source), field: params.get('field'), version }, notices };
}

/** Reads which way to list, through which evidence, of when, and as what; downstream if not said. */
export function readColumnImpactQuery(params: URLSearchParams): {
  query: ColumnImpactOptions & ColumnOptions & { limit: number; cursor: string | null };
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const source = { params, notices };
  const query = {
    direction: readChoice(source, 'direction', ['upstream', 'downstream'], 'downstream'),
    evidence: readEvidence(source),
    indirect: readText(source, 'indirect') === '1',
    only: readChoice(source, 'only', IMPACT_LISTS, 'all'),
    format: readChoice(source, 'format', ['json', 'csv'], 'json'),
    ...readMoments(source),
    field: params.get('field'),
    version: readText(source, 'version'),
    limit: readLimit(source, MAX_LIMIT),
    cursor: readCursor(source),
  } as const;
  return { query, notices };
}

function writeMoments(
  params: URLSearchParams,
  moments: Moments,
  names = { from: 'from', to: 'to' },
) {
  if (moments.edges !== 'all') params.set('edges', moments.edges);
  if (moments.asOf !== null) params.set('asOf', moments.asOf);
  if (moments.from !== null) params.set(names.from, moments.from);
  if (moments.to !== null) params.set(names.to, moments.to);
}

/** Writes of when a column is asked about, and of which version, defaults left out. */
export function writeColumnQuery(moments: ColumnMoments): URLSearchParams {
  const params = new URLSearchParams();
  writeMoments(params, moments);
  if (moments.version) params.set('version', moments.version);
  return params;
}

/** Writes the query of a column's impact list, defaults left out. */
export function writeColumnImpactQuery(options: ColumnImpactOptions): URLSearchParams {
  const params = new URLSearchParams();
  if (options.direction !== 'downstream') params.set('direction', options.direction);
  if (options.evidence.length < EVIDENCE.length)
    params.set('evidence', options.evidence.join(',') || 'none');
  if (options.indirect) params.set('indirect', '1');
  if (options.only && options.only !== 'all') params.set('only', options.only);
  if (options.format !== 'json') params.set('format', options.format);
  writeMoments(params, options);
  if (options.version) params.set('version', options.version);
  if (options.limit !== undefined) params.set('limit', String(options.limit));
  if (options.cursor) params.set('cursor', options.cursor);
  return params;
}

/** Names a path cannot hold: browsers and servers take them for steps. */
const NO_SEGMENTS = new Set(['', '.', '..']);

/** Path of what the API has about a column, with its query. */
export function columnPath(
  key: string,
  field: string,
  tail: string,
  query: URLSearchParams,
): string {
  const params = new URLSearchParams(query);
  const isSegment = !NO_SEGMENTS.has(field);
  if (!isSegment) params.set('field', field);
  const text = params.toString();
  const segment = isSegment ? encodeURIComponent(field) : '-';
  return `/api/v2/nodes/${encodeURIComponent(key)}/columns/${segment}${tail}${text === '' ? '' : `?${text}`}`;
}

/** An edge to explain; null where an end is missing. */
export type EvidenceQuestion = {
  readonly from: string;
  readonly to: string;
  readonly via: string | null;
  readonly moments: Moments;
};

/** An edge, whenever it was. */
export type EdgeEnds = Omit<EvidenceQuestion, 'moments'>;

/** In a question about an edge `from` and `to` are its ends. */
export const EVIDENCE_WINDOW = { from: 'windowFrom', to: 'windowTo' } as const;

/** Writes a question about an edge, the opposite of {@link readEvidenceQuery}. */
export function writeEvidenceQuery({ from, to, via, moments }: EvidenceQuestion): URLSearchParams {
  const params = new URLSearchParams({ from, to, ...(via === null ? {} : { via }) });
  writeMoments(params, moments, EVIDENCE_WINDOW);
  return params;
}

/** Reads the query of `GET /api/v2/evidence`. */
export function readEvidenceQuery(params: URLSearchParams): {
  query: EvidenceQuestion | null;
  notices: Notice[];
} {
  const source = { params, notices: [] };
  const moments = {
    edges: readChoice(source, 'edges', EDGE_MEANINGS, 'all'),
    asOf: readInstant(source, 'asOf'),
    from: readInstant(source, EVIDENCE_WINDOW.from),
    to: readInstant(source, EVIDENCE_WINDOW.to),
  };
  const [from, to] = [readText(source, 'from'), readText(source, 'to')];
  const via = readText(source, 'via');
  return {
    query: from === null || to === null ? null : { from, to, via, moments },
    notices: source.notices,
  };
}
