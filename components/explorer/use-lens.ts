'use client';

import { useMemo, useSyncExternalStore } from 'react';

import type { GraphView } from '@/lib/url/graph-view';

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
export function useLens({ lens, asOf }: Pick<GraphView, 'lens' | 'asOf'>): Lens {
  const hourMs = useSyncExternalStore(everyHour, thisHour, () => null);
  const nowMs = asOf === null ? hourMs : Date.parse(asOf);
  return useMemo(() => (nowMs === null ? USUAL_LENS : makeLens(lens, nowMs)), [lens, nowMs]);
}
