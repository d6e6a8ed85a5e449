import 'server-only';

import { EXPANSION_PATTERN, GRAPH_NODE_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import { sliceGraph, type Expansion, type NodeKey, type SliceRequest } from '@/lib/lineage';

import { findBound } from '../graph/find-bound';
import type { Reached } from '../graph/walk-graph';
import type { PinnedSource } from './pinned-source';

/** Hidden nodes counted at most. */
const HIDDEN_COUNTED = 1000;

function readMark(text: string): Expansion {
  const [key = '', side = ''] = text.split('.');
  return {
    key: key as NodeKey,
    side: side.startsWith('up') ? 'up' : 'down',
    depth: side.endsWith('*') ? Infinity : 1,
  };
}

/** The sides of versions and runs that a question goes on from, and those it does not walk past. */
export function readPinnedMarks({
  expanded,
  collapsed,
}: Pick<GraphQuery, 'expanded' | 'collapsed'>): Pick<SliceRequest, 'expanded' | 'collapsed'> {
  return {
    expanded: expanded.filter((text) => EXPANSION_PATTERN.test(text)).map(readMark),
    collapsed: collapsed.map(readMark),
  };
}

/** All that a question may go on to beyond what it asks for: every expansion all the way. */
export function walkFarther(source: PinnedSource, query: GraphQuery, focus: NodeKey): Reached {
  const farther = query.expanded.map((text) =>
    EXPANSION_PATTERN.test(text) ? text.replace(/\*?$/, '*') : text,
  );
  return walkPinned(source, { ...query, expanded: farther }, focus);
}

/** The walk from version to version, and how much of what it would reach without bounds it leaves out. */
export function walkPinned(source: PinnedSource, query: GraphQuery, focus: NodeKey): Reached {
  const request = {
    focus,
    direction: query.direction,
    depth: query.depth === 'all' ? Infinity : query.depth,
    limit: GRAPH_NODE_LIMIT,
    ...readPinnedMarks(query),
  };
  const slice = sliceGraph(source, request);
  const isWhole = query.depth === 'all' && request.collapsed.length === 0;
  const limit = Math.min(GRAPH_NODE_LIMIT, slice.distances.size + HIDDEN_COUNTED);
  const all = isWhole
    ? slice
    : sliceGraph(source, { ...request, depth: Infinity, limit, expanded: [], collapsed: [] });
  let hidden = 0;
  for (const key of all.distances.keys()) if (!slice.distances.has(key)) hidden += 1;
  const bounds: Parameters<typeof findBound>[0][number][] = [];
  if (query.depth !== 'all')
    bounds.push(['depth', () => ({ source, request: { ...request, depth: Infinity } })]);
  if (query.collapsed.length > 0)
    bounds.push(['collapsed', () => ({ source, request: { ...request, collapsed: [] } })]);
  const boundBy = hidden > 0 ? findBound(bounds, slice.distances) : undefined;
  return { ...slice, besides: new Set(), hidden, hiddenExact: !all.hitLimit, boundBy };
}
