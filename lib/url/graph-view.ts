import { PATHS_LISTED } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';

import {
  asksForGraph,
  DEFAULT_GRAPH_OPTIONS,
  readGraphOptions,
  writeGraphOptions,
} from './graph-query';
import { readChoice, readList, readText, type ParamSource } from './read-param';

export const VIEWS = ['canvas', 'list'] as const;
/** What the colours of nodes can tell; `type` is the usual look. */
export const LENSES = ['type', 'status', 'freshness', 'owner', 'namespace', 'evidence'] as const;
export type LensName = (typeof LENSES)[number];
/** What the list can be sorted by; with a minus in front, downwards. */
export const SORTS = [
  'name',
  'type',
  'distance',
  'owner',
  'evidence',
  'status',
  'updated',
] as const;
export type SortBy = (typeof SORTS)[number];
const SORTED = SORTS.flatMap((by) => [by, `-${by}`] as const);
const LEGENDS = ['shown', 'hidden'] as const;

/** One node pulled out of a folded card, or a whole card: `<key>`, `<key>.<side>.<kind>`. */
const UNFOLDED_PATTERN = /^[0-9a-z]{16}(\.(up|down)\.(dataset|job))?$/;

/**
 * How the columns of one card are shown: `<key>.off` (closed, where all others are open), `<key>.lineage`
 * (only those with lineage), `<key>.p<page>` (from the second on), `<key>.q<text>` (those that match it).
 */
const TABLES_PATTERN = /^[0-9a-z]{16}\.(off|lineage|p[1-9]\d{0,3}|q[^,]{1,300})$/;

/** All that decides what the explorer shows. It lives in the URL and nowhere else. */
export type GraphView = GraphQuery & {
  /** The node whose panel is open: id or key. */
  readonly selected: string | null;
  /** Tab of the panel. */
  readonly tab: string | null;
  /** The two versions that its Versions tab compares: see components/panel/versions-tab. */
  readonly compare: string | null;
  /** The node whose trace stays lit: id or key. */
  readonly locked: string | null;
  /** The column whose trace stays lit: `<key or id of its dataset>#<field path>`. */
  readonly column: string | null;
  /** Null: what suits the screen. */
  readonly view: (typeof VIEWS)[number] | null;
  /** Null: what suits the screen. */
  readonly legend: (typeof LEGENDS)[number] | null;
  /** What the colours of nodes tell. */
  readonly lens: LensName;
  /** The order of the list; null: the tree. */
  readonly sort: (typeof SORTED)[number] | null;
  readonly unfolded: readonly string[];
  /** Which of the paths is lit, by its place in the list; null: the first, a shortest one. */
  readonly path: number | null;
  readonly tables: readonly string[];
};

/** The view of a link that says nothing. */
export const DEFAULT_VIEW: GraphView = {
  focus: null,
  ...DEFAULT_GRAPH_OPTIONS,
  unfolded: [],
  tables: [],
  selected: null,
  tab: null,
  compare: null,
  locked: null,
  column: null,
  view: null,
  legend: null,
  lens: 'type',
  sort: null,
  path: null,
};

/** The view of a whole store from the top. */
export const OVERVIEW: GraphView = { ...DEFAULT_VIEW, group: 'namespace' };

/** Place in the list of paths, from 1. */
function readPlace(source: ParamSource): number | null {
  const text = readText(source, 'path');
  if (text === null) return null;
  const place = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (place >= 1 && place <= PATHS_LISTED) return place;
  source.notices.push({
    parameter: 'path',
    message: `“${text}” is no number from 1 to ${PATHS_LISTED}; the first path is shown.`,
  });
  return null;
}

/** Reads the explorer's URL. Never throws: a value that makes no sense gives the default and a notice. */
export function readGraphView(params: URLSearchParams): { view: GraphView; notices: Notice[] } {
  const notices: Notice[] = [];
  const source = { params, notices };
  const view = {
    focus: readText(source, 'focus'),
    ...readGraphOptions(source),
    unfolded: readList(source, 'unfolded', UNFOLDED_PATTERN),
    tables: readList(source, 'tables', TABLES_PATTERN),
    selected: readText(source, 'selected'),
    tab: readText(source, 'tab'),
    compare: readText(source, 'compare'),
    locked: readText(source, 'locked'),
    column: readText(source, 'column'),
    view: readChoice(source, 'view', VIEWS, null),
    legend: readChoice(source, 'legend', LEGENDS, null),
    lens: readChoice(source, 'lens', LENSES, 'type'),
    sort: readChoice(source, 'sort', SORTED, null),
    path: readPlace(source),
  };
  return { view, notices };
}

/** Writes a view as URL parameters: defaults left out, always in the same order. */
export function writeGraphView(view: GraphView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.focus !== null) params.set('focus', view.focus);
  writeGraphOptions(params, view);
  if (view.unfolded.length > 0) params.set('unfolded', view.unfolded.join(','));
  if (view.tables.length > 0) params.set('tables', view.tables.join(','));
  for (const name of [
    'selected',
    'tab',
    'compare',
    'locked',
    'column',
    'view',
    'legend',
    'sort',
  ] as const) {
    const value = view[name];
    if (value !== null) params.set(name, value);
  }
  if (view.lens !== 'type') params.set('lens', view.lens);
  if (view.path !== null) params.set('path', String(view.path));
  return params;
}

/** The question a view asks the server; null before there is one. */
export function graphQueryOf(view: GraphView): GraphQuery | null {
  const { focus, direction, depth, evidence, expanded, collapsed } = view;
  const { level, mode, edges, asOf, from, to, select, group, fold } = view;
  const { also, paths, columns, indirect } = view;
  if (!asksForGraph(view)) return null;
  const reach = { focus, direction, depth, evidence, expanded, collapsed };
  const what = { level, mode, edges, asOf, from, to, select, group, fold };
  return { ...reach, ...what, also, paths, columns, indirect };
}

/** Path of the explorer showing `view`. */
export function graphViewHref(view: GraphView): string {
  const text = writeGraphView(view).toString();
  return text === '' ? '/lineage' : `/lineage?${text}`;
}

/** Path of the explorer around one node (id or key), everything else at its default. */
export function graphHref(focus: string): string {
  return graphViewHref({ ...DEFAULT_VIEW, focus });
}
