import 'server-only';

import { EXPANSION_PATTERN } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import {
  EVIDENCE,
  sliceGraph,
  type EdgeThrough,
  type Evidence,
  type Expansion,
  type HubFold,
  type NodeKey,
  type Slice,
  type SliceRequest,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { addBesides, findBesides } from './besides';
import { findBound, type Bound } from './find-bound';
import { foldedKeys, hubFolds } from './fold-hubs';

/** Hidden nodes counted at most; so an answer costs what it shows and not what the store holds. */
const HIDDEN_COUNTED = 1000;
/** Nodes looked at to tell how far away one is: as many as finding it does (see find-hidden.ts). */
const FAR_LIMIT = 20_000;
/** Of a hub with more siblings than that, so many are looked beyond. */
const LOOKED_BEYOND = 100;

/** What flows between nodes through hidden ones. */
export type ThroughHidden = {
  readonly edges: readonly EdgeThrough[];
  readonly notices: readonly Notice[];
};

/** What a question reaches, and how much of that it leaves out. */
export type Reached = Slice & {
  /** What is shown besides, whatever a selector leaves out. */
  readonly besides: ReadonlySet<NodeKey>;
  /** Those of them that only hidden nodes lead to; none if absent. */
  readonly apart?: ReadonlySet<NodeKey>;
  readonly hidden: number;
  /** False where counting stopped: `hidden` is then "at least". */
  readonly hiddenExact: boolean;
  /** What bounds the walk: taken away, it would reach more. Absent where a walk was not what chose. */
  readonly boundBy?: Bound | undefined;
  /** What is folded at hubs, and the nodes inside; nothing if absent. */
  readonly folds?: readonly HubFold[];
  readonly folded?: ReadonlySet<NodeKey>;
  /** Whether data is followed through a node that is not shown; absent where nothing is left out by a selector. */
  readonly mayPass?: (key: NodeKey) => boolean;
  /** What flows between these nodes through others, if that has been looked for. */
  readonly through?: ThroughHidden | undefined;
};

/** Reads `<key>.up`, `<key>.down*`; an old link may name a dataset by what is an alias by now. */
function readMark(graph: GraphIndex, text: string): Expansion {
  const [key = '', side = ''] = text.split('.');
  return {
    key: graph.resolve(key) ?? (key as NodeKey),
    side: side.startsWith('up') ? 'up' : 'down',
    depth: side.endsWith('*') ? Infinity : 1,
  };
}

/** The sides of nodes that a question goes on from, and those it does not walk past. */
export function readMarks(
  graph: GraphIndex,
  { expanded, collapsed }: Pick<GraphQuery, 'expanded' | 'collapsed'>,
): Pick<SliceRequest, 'expanded' | 'collapsed'> {
  const read = (text: string) => readMark(graph, text);
  return {
    expanded: expanded.filter((text) => EXPANSION_PATTERN.test(text)).map(read),
    collapsed: collapsed.map(read),
  };
}

/** Walks from the focus with flows respected, then counts what the same walk without bounds would add. */
export function walkGraph(
  graph: GraphIndex,
  query: GraphQuery,
  focus: NodeKey,
  limit: number,
): Reached {
  const allowed = new Set<Evidence>(query.evidence);
  const isFiltered = allowed.size < EVIDENCE.length;
  const source = graph.seenBy(allowed);
  const request = {
    focus,
    direction: query.direction,
    depth: query.depth === 'all' ? Infinity : query.depth,
    limit,
    ...readMarks(graph, query),
  };
  const besides = findBesides(graph, query);
  const fan = hubFolds(graph, query, besides);
  const walked = sliceGraph(source, { ...request, fan });
  const far = () =>
    sliceGraph(source, { ...request, depth: Infinity, limit: FAR_LIMIT, collapsed: [] }).distances;
  const { distances, apart } = addBesides(graph, walked.distances, besides, far);
  const folds = fan?.folds(distances) ?? [];
  const slice = {
    ...walked,
    besides,
    apart,
    distances,
    folds,
    folded: foldedKeys(folds, distances),
  };
  const isWhole = query.depth === 'all' && !isFiltered && request.collapsed.length === 0;
  if (isWhole && folds.length === 0) return { ...slice, hidden: 0, hiddenExact: !slice.hitLimit };
  const counted = countHidden(graph, query, request, slice);
  if (counted.hidden === 0 && counted.hiddenExact) return { ...slice, ...counted };
  const isShown = (key: NodeKey) => distances.has(key) || slice.folded.has(key);
  const boundBy = findBound(boundsOf(graph, query, request, slice), {
    has: isShown,
    size: distances.size + slice.folded.size,
  });
  return { ...slice, ...counted, boundBy };
}

/** The bounds of a walk, each with the walk without it. */
function boundsOf(
  graph: GraphIndex,
  query: GraphQuery,
  request: SliceRequest,
  { besides, folds }: Pick<Required<Reached>, 'besides' | 'folds'>,
) {
  const without =
    (loosened: Partial<SliceRequest>, evidence: readonly Evidence[] = query.evidence) =>
    () => ({
      source: graph.seenBy(new Set<Evidence>(evidence)),
      request: { ...request, fan: hubFolds(graph, query, besides), ...loosened },
    });
  const bounds: Parameters<typeof findBound>[0][number][] = [];
  if (query.depth !== 'all') bounds.push(['depth', without({ depth: Infinity })]);
  if (request.collapsed.length > 0) bounds.push(['collapsed', without({ collapsed: [] })]);
  if (folds.length > 0) bounds.push(['folded', without({ fan: undefined })]);
  if (query.evidence.length < EVIDENCE.length) bounds.push(['evidence', without({}, EVIDENCE)]);
  return bounds;
}

type Shown = Pick<Required<Reached>, 'distances' | 'folds' | 'folded'>;

/** Counts what the same walks without bounds would add, folded ones not included. */
function countHidden(
  graph: GraphIndex,
  query: GraphQuery,
  request: SliceRequest,
  { distances, folds, folded }: Shown,
): Pick<Reached, 'hidden' | 'hiddenExact'> {
  const source = graph.seenBy(new Set(EVIDENCE));
  const isHidden = (key: NodeKey) => !distances.has(key) && !folded.has(key);
  const walkOn = (limit: number, fan?: SliceRequest['fan']) =>
    sliceGraph(source, { ...request, depth: Infinity, limit, collapsed: [], fan });
  // Counting stops there anyway: of larger hubs a few are looked beyond.
  const few = { most: HIDDEN_COUNTED, stayOut: LOOKED_BEYOND };
  const fan = hubFolds(graph, { ...query, expanded: [] }, new Set(), few);
  const room = folds.reduce((sum, { siblings }) => sum + siblings.size, HIDDEN_COUNTED);
  const all = walkOn(Math.min(request.limit, distances.size + room), fan);
  const hidden = new Set([...all.distances.keys()].filter(isHidden));
  const larger = fan?.folds(all.distances) ?? [];
  for (const { siblings } of larger) for (const key of siblings) if (isHidden(key)) hidden.add(key);
  if (hidden.size > 0 || larger.length === 0)
    return { hidden: hidden.size, hiddenExact: !all.hitLimit && larger.length === 0 };
  // Nothing found so far: only a look beyond each of them can tell that nothing is there.
  const whole = walkOn(distances.size + folded.size + HIDDEN_COUNTED);
  const beyond = [...whole.distances.keys()].filter(isHidden).length;
  return { hidden: beyond, hiddenExact: !whole.hitLimit };
}
