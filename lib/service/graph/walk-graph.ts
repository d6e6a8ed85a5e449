import 'server-only';

import { EXPANSION_PATTERN } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import {
  EVIDENCE,
  sliceGraph,
  type Evidence,
  type Expansion,
  type NodeKey,
  type Slice,
} from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { addBesides, findBesides } from './besides';

/** Hidden nodes counted at most; so an answer costs what it shows and not what the store holds. */
const HIDDEN_COUNTED = 1000;

/** What a question reaches, and how much of that it leaves out. */
export type Reached = Slice & {
  /** What is shown besides, whatever a selector leaves out. */
  readonly besides: ReadonlySet<NodeKey>;
  readonly hidden: number;
  /** False where counting stopped: `hidden` is then "at least". */
  readonly hiddenExact: boolean;
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
    expanded: query.expanded
      .filter((text) => EXPANSION_PATTERN.test(text))
      .map((text) => readMark(graph, text)),
    collapsed: query.collapsed.map((text) => readMark(graph, text)),
  };
  const walked = sliceGraph(source, request);
  const besides = findBesides(graph, query);
  const slice = { ...walked, besides, distances: addBesides(graph, walked.distances, besides) };
  const isWhole = query.depth === 'all' && !isFiltered && request.collapsed.length === 0;
  if (isWhole) return { ...slice, hidden: 0, hiddenExact: !slice.hitLimit };
  const all = sliceGraph(isFiltered ? graph.seenBy(new Set(EVIDENCE)) : source, {
    ...request,
    depth: Infinity,
    limit: Math.min(limit, slice.distances.size + HIDDEN_COUNTED),
    expanded: [],
    collapsed: [],
  });
  let hidden = 0;
  for (const key of all.distances.keys()) if (!slice.distances.has(key)) hidden += 1;
  return { ...slice, hidden, hiddenExact: !all.hitLimit };
}
