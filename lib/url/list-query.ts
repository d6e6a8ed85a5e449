import { EVENT_KINDS, SELECT_LIMIT, SUGGEST_FIELDS } from '@/lib/contract/choices';
import type { SearchQuery } from '@/lib/contract/search';
import type { SuggestQuery } from '@/lib/contract/suggest';
import type { Notice } from '@/lib/contract/shared-shapes';
import { NODE_KINDS, type Instant } from '@/lib/lineage';

import { readChoice, readInstant, readLimitedText, readText, type ParamSource } from './read-param';

/** Entries of a page when the query does not say. */
const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/**
 * Entries of a page.
 *
 * @param usual where the query does not say.
 */
export function readLimit(source: ParamSource, usual = DEFAULT_LIMIT): number {
  const text = readText(source, 'limit');
  if (text === null) return usual;
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_LIMIT) return Number(text);
  source.notices.push({
    parameter: 'limit',
    message: `“${text}” is not a number from 1 to ${MAX_LIMIT}; ${usual} is used.`,
  });
  return usual;
}

/** Cursors are the server's own: digits. */
export function readCursor(source: ParamSource): string | null {
  const text = readText(source, 'cursor');
  if (text === null || /^\d{1,15}$/.test(text)) return text;
  source.notices.push({
    parameter: 'cursor',
    message: 'No cursor of this server; the list begins at the start.',
  });
  return null;
}

/** Reads `asOf`. Never throws. */
export function readMomentQuery(params: URLSearchParams): {
  query: { asOf: Instant | null };
  notices: Notice[];
} {
  const source: ParamSource = { params, notices: [] };
  return { query: { asOf: readInstant(source, 'asOf') }, notices: [...source.notices] };
}

/** Reads `limit`, `cursor` and `asOf`. Never throws. */
export function readPageQuery(params: URLSearchParams): {
  query: { limit: number; cursor: string | null; asOf: Instant | null };
  notices: Notice[];
} {
  const source: ParamSource = { params, notices: [] };
  return {
    query: {
      limit: readLimit(source),
      cursor: readCursor(source),
      asOf: readInstant(source, 'asOf'),
    },
    notices: [...source.notices],
  };
}

/** Reads the query of `GET /api/v2/search`. Never throws: what makes no sense gives the default and a notice. */
export function readSearchQuery(params: URLSearchParams): {
  query: SearchQuery;
  notices: Notice[];
} {
  const source: ParamSource = { params, notices: [] };
  const query = {
    q: readText(source, 'q') ?? '',
    kind: readChoice(source, 'kind', NODE_KINDS, null),
    type: readText(source, 'type'),
    namespace: readText(source, 'namespace'),
    tag: readText(source, 'tag'),
    owner: readText(source, 'owner'),
    limit: readLimit(source),
    cursor: readCursor(source),
  };
  if (params.has('asOf'))
    source.notices.push({
      parameter: 'asOf',
      message: 'Search tells of now; ignored. Open a result to see it as it was.',
    });
  return { query, notices: [...source.notices] };
}

/** Reads the query of `GET /api/v2/events`. Never throws. */
export function readEventsQuery(params: URLSearchParams) {
  const source: ParamSource = { params, notices: [] };
  const query = {
    node: readText(source, 'node'),
    run: readText(source, 'run'),
    kind: readChoice(source, 'kind', EVENT_KINDS, null),
    warnings: ['1', 'true'].includes(
      readChoice(source, 'warnings', ['1', 'true', '0', 'false'], '0'),
    ),
    limit: readLimit(source),
    cursor: readCursor(source),
  };
  return { query, notices: [...source.notices] };
}

/** Reads `from`, `to` and `asOf` of a comparison. Never throws. */
export function readPairQuery(params: URLSearchParams) {
  const source: ParamSource = { params, notices: [] };
  const query = {
    from: readText(source, 'from'),
    to: readText(source, 'to'),
    asOf: readInstant(source, 'asOf'),
  };
  return { query, notices: [...source.notices] };
}

/** Reads the query of `GET /api/v2/suggest`. Never throws. */
export function readSuggestQuery(params: URLSearchParams): {
  query: SuggestQuery;
  notices: Notice[];
} {
  const source: ParamSource = { params, notices: [] };
  const query = {
    field: readChoice(source, 'field', SUGGEST_FIELDS, 'name'),
    prefix: readLimitedText(source, 'prefix', SELECT_LIMIT) ?? '',
    limit: readLimit(source),
  };
  return { query, notices: [...source.notices] };
}
