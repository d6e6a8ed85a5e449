import {
  EXPANDED_PATTERN,
  EXPANSION_PATTERN,
  FOLD_PATTERN,
  FOLDS,
  GRAPH_LEVELS,
  GRAPH_MODES,
  GRAPH_TABLES,
  KEY_PATTERN,
  PATHS_PATTERN,
  SELECT_LIMIT,
  TALLIED,
} from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { DIRECTIONS, EDGE_MEANINGS, EVIDENCE, GROUPINGS, type Evidence } from '@/lib/lineage';

import {
  readChoice,
  readInstant,
  readLimitedText,
  readList,
  readMark,
  readText,
  type ParamSource,
} from './read-param';

/** Hops drawn when the link does not say. */
export const DEFAULT_DEPTH = 2;
/** Same bound as the contract's schema. */
const MAX_DEPTH = 1000;
/** Written for an empty choice of evidence, so that "none" differs from "not said". */
const NO_EVIDENCE = 'none';

function readDepth(source: ParamSource): GraphQuery['depth'] {
  const text = readText(source, 'depth');
  if (text === null) return DEFAULT_DEPTH;
  if (text === 'all') return 'all';
  if (/^\d{1,4}$/.test(text) && Number(text) <= MAX_DEPTH) return Number(text);
  source.notices.push({
    parameter: 'depth',
    message: `“${text}” is neither a number from 0 to ${MAX_DEPTH} nor “all”; ${DEFAULT_DEPTH} is used.`,
  });
  return DEFAULT_DEPTH;
}

/** Kinds of evidence to walk; all if the query does not say. */
export function readEvidence(source: ParamSource): Evidence[] {
  if (!source.params.has('evidence')) return [...EVIDENCE];
  const text = readText(source, 'evidence');
  if (text === null || text === NO_EVIDENCE) return [];
  const asked = text.split(',').filter((part) => part !== '');
  const known = EVIDENCE.filter((kind) => asked.includes(kind));
  const unknown = asked.filter((part) => !EVIDENCE.some((kind) => kind === part));
  if (unknown.length > 0) {
    source.notices.push({
      parameter: 'evidence',
      message: `“${unknown.slice(0, 3).join(', ')}” is no kind of evidence (${EVIDENCE.join(', ')}).`,
    });
  }
  return known.length > 0 ? known : [...EVIDENCE];
}

function readPaths(source: ParamSource): string | null {
  const text = readText(source, 'paths');
  if (text === null || PATHS_PATTERN.test(text)) return text;
  source.notices.push({
    parameter: 'paths',
    message: `“${text}” is not two node keys with “..” between them; ignored.`,
  });
  return null;
}

/** A question about a graph that says nothing but where to start. */
export const DEFAULT_GRAPH_OPTIONS: Omit<GraphQuery, 'focus'> = {
  direction: 'both',
  depth: DEFAULT_DEPTH,
  evidence: [...EVIDENCE],
  expanded: [],
  collapsed: [],
  level: 'table',
  mode: 'logical',
  edges: 'all',
  asOf: null,
  from: null,
  to: null,
  select: null,
  group: 'none',
  fold: 'hubs',
  also: [],
  paths: null,
  columns: [],
  indirect: false,
};

/** As of when, and which runs make an edge. */
export function readMoments(
  source: ParamSource,
): Pick<GraphQuery, 'edges' | 'asOf' | 'from' | 'to'> {
  return {
    edges: readChoice(source, 'edges', EDGE_MEANINGS, 'all'),
    asOf: readInstant(source, 'asOf'),
    from: readInstant(source, 'from'),
    to: readInstant(source, 'to'),
  };
}

/** A selector of blanks asks as much as none. */
function readSelect(source: ParamSource): string | null {
  const text = readLimitedText(source, 'select', SELECT_LIMIT);
  return text === null || text.trim() === '' ? null : text;
}

/** Everything of a {@link GraphQuery} but the focus, which may be missing. */
export function readGraphOptions(source: ParamSource): Omit<GraphQuery, 'focus'> {
  return {
    direction: readChoice(source, 'direction', DIRECTIONS, 'both'),
    depth: readDepth(source),
    evidence: readEvidence(source),
    expanded: readList(source, 'expanded', EXPANDED_PATTERN),
    collapsed: readList(source, 'collapsed', EXPANSION_PATTERN),
    level: readChoice(source, 'level', GRAPH_LEVELS, 'table'),
    mode: readChoice(source, 'mode', GRAPH_MODES, 'logical'),
    ...readMoments(source),
    select: readSelect(source),
    group: readChoice(source, 'group', GROUPINGS, 'none'),
    fold: readChoice(source, 'fold', FOLDS, 'hubs'),
    also: readList(source, 'also', KEY_PATTERN),
    paths: readPaths(source),
    columns: readList(source, 'columns', KEY_PATTERN),
    indirect: readText(source, 'indirect') === '1',
  };
}

/** Whether there is anything to answer: a node to start from, nodes chosen by a selector, or groups of all there is. */
export function asksForGraph({
  focus,
  select,
  group,
}: Pick<GraphQuery, 'focus' | 'select' | 'group'>): boolean {
  return focus !== null || select !== null || group !== 'none';
}

/**
 * Reads the query of `GET /api/v2/graph`. Never throws: a value that makes no sense gives the
 * default and a notice. Without focus, selector and grouping there is no question: `query` is then
 * null.
 */
export function readGraphQuery(params: URLSearchParams): {
  query: GraphQuery | null;
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const source = { params, notices };
  const query = { focus: readText(source, 'focus'), ...readGraphOptions(source) };
  if (asksForGraph(query)) return { query, notices };
  notices.push({ parameter: 'focus', message: 'Say which node to start from.' });
  return { query: null, notices };
}

/** Reads the query of `GET /api/v2/graph/find`: a question about a graph, and what is looked for in it. */
export function readFindQuery(params: URLSearchParams) {
  const { query, notices } = readGraphQuery(params);
  const text = readText({ params, notices }, 'q') ?? '';
  return { query: query === null ? null : { question: query, text }, notices };
}

/**
 * Reads the query of `GET /api/v2/graph/members`: a question about a graph, one of its folded cards,
 * and what is looked for in it.
 */
export function readMembersQuery(params: URLSearchParams) {
  const { query, notices } = readGraphQuery(params);
  const source: ParamSource = { params, notices };
  const of = readText(source, 'of') ?? '';
  const text = readText(source, 'q') ?? '';
  const cursor = readText(source, 'cursor');
  const isWhole = query !== null && FOLD_PATTERN.test(of);
  return { query: isWhole ? { question: query, of, text, cursor } : null, notices };
}

const TALLIED_PATTERN = new RegExp(`^(${TALLIED.join('|')})$`);

/** Reads the query of `GET /api/v2/graph/tally`: a question about a graph, and what its nodes are counted by. */
export function readTallyQuery(params: URLSearchParams) {
  const { query, notices } = readGraphQuery(params);
  const asked = readList({ params, notices }, 'by', TALLIED_PATTERN);
  const by = TALLIED.filter((one) => asked.includes(one));
  return { query: query === null || by.length === 0 ? null : { question: query, by }, notices };
}

/** Writes a choice that is not the one of a question that says nothing. */
function writeOther(
  params: URLSearchParams,
  name: 'level' | 'mode' | 'edges' | 'group' | 'fold',
  value: string,
): void {
  if (value !== DEFAULT_GRAPH_OPTIONS[name]) params.set(name, value);
}

/** Writes what differs from the defaults, always in the same order. */
export function writeGraphOptions(
  params: URLSearchParams,
  options: Omit<GraphQuery, 'focus'>,
): void {
  if (options.direction !== 'both') params.set('direction', options.direction);
  if (options.depth !== DEFAULT_DEPTH) params.set('depth', String(options.depth));
  if (options.evidence.length < EVIDENCE.length) {
    params.set('evidence', options.evidence.join(',') || NO_EVIDENCE);
  }
  for (const name of ['expanded', 'collapsed', 'also'] as const) {
    if (options[name].length > 0) params.set(name, options[name].join(','));
  }
  for (const name of ['level', 'mode', 'edges'] as const) writeOther(params, name, options[name]);
  for (const name of ['asOf', 'from', 'to', 'select', 'paths'] as const) {
    const value = options[name];
    if (value !== null) params.set(name, value);
  }
  for (const name of ['group', 'fold'] as const) writeOther(params, name, options[name]);
  if (options.columns.length > 0) params.set('columns', options.columns.join(','));
  if (options.indirect) params.set('indirect', '1');
}

/** Writes a question as the parameters of `GET /api/v2/graph`, the opposite of {@link readGraphQuery}. */
export function writeGraphQuery({ focus, ...options }: GraphQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (focus !== null) params.set('focus', focus);
  writeGraphOptions(params, options);
  return params;
}

/**
 * Reads the query of a graph download: the question itself, `rows` of a CSV, `bom=1` for spreadsheets.
 * Never throws. A download holds every node by itself, unless `fold=hubs` is asked for.
 */
export function readGraphExport(params: URLSearchParams) {
  const { query: asked, notices } = readGraphQuery(params);
  const query = asked && !params.has('fold') ? { ...asked, fold: 'none' as const } : asked;
  const source: ParamSource = { params, notices };
  const table = readChoice(source, 'rows', GRAPH_TABLES, 'nodes');
  return { query: { question: query, table, hasMark: readMark(source) }, notices };
}
