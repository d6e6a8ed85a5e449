'use client';

import { useMemo, useSyncExternalStore } from 'react';

import type { GraphNode } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import { distinctHues } from '../graph/distinct-hues';
import { makeLens, USUAL_LENS, type Lens } from '../graph/lens';

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
  nodes: readonly GraphNode[],
): Lens {
  const hourMs = useSyncExternalStore(everyHour, thisHour, () => null);
  const nowMs = asOf === null ? hourMs : Date.parse(asOf);
  return useMemo(
    () => (nowMs === null ? USUAL_LENS : distinctHues(makeLens(lens, nowMs), nodes)),
    [lens, nowMs, nodes],
  );
}
