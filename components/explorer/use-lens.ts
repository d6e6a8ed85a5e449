'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';

import { tallyQuery } from '@/lib/client/tally-query';
import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import { hasInside } from './filter/use-counted';
import { distinctHues } from '../graph/distinct-hues';
import { makeLens, TALLIED_BY, USUAL_LENS, type Lens } from '../graph/lens';

const HOUR_MS = 3_600_000;
function everyHour(tell: () => void) {
  const timer = setInterval(tell, HOUR_MS);
  return () => {
    clearInterval(timer);
  };
}
const thisHour = () => Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

/** What colours the nodes of a view. Ages are told from the moment looked at; the server knows no now. */
export function useLens(
  { lens, asOf }: Pick<GraphView, 'lens' | 'asOf'>,
  graph: GraphResponse,
  question: GraphQuery | null,
): Lens {
  const hourMs = useSyncExternalStore(everyHour, thisHour, () => null);
  const nowMs = asOf === null ? hourMs : Date.parse(asOf);
  const by = TALLIED_BY[lens];
  const { data } = useQuery({
    ...tallyQuery(question, by === null ? [] : [by]),
    enabled: by !== null && question !== null && hasInside(graph),
  });
  const tally = hasInside(graph) ? data?.tallies.find((one) => one.by === by) : undefined;
  const { nodes, edges } = graph;
  return useMemo(() => {
    if (nowMs === null) return USUAL_LENS;
    const base = makeLens(lens, nowMs, edges);
    if (tally === undefined) return distinctHues(base, nodes);
    const inside = new Map(tally.inside.map((one) => [one.id, one]));
    return distinctHues({ ...base, all: tally.all, inside }, nodes);
  }, [lens, nowMs, nodes, edges, tally]);
}
