'use client';

import { useEffect, useMemo, useState } from 'react';

import { keepAnchor } from '@/lib/layout/keep-anchor';
import { layoutClient } from '@/lib/layout/layout-client';
import type { LayoutRequest, LayoutResult, Positions } from '@/lib/layout/layout-types';

import type { DrawnGraph } from './drawn-graph';
import { nodeSize } from './node-size';

export type Placed = { readonly drawn: DrawnGraph; readonly positions: Positions };
export type Placement = {
  /** What to show now: the old picture until the new one is placed. */
  readonly placed: Placed | null;
  readonly isPlacing: boolean;
  /** Why there is no picture of what was asked. */
  readonly problem: Exclude<LayoutResult, { kind: 'placed' | 'cancelled' }> | null;
  readonly retry: () => void;
};

function toRequest(drawn: DrawnGraph): LayoutRequest {
  return {
    nodes: drawn.nodes.map((node) => ({ id: node.id, ...nodeSize(node) })),
    edges: drawn.edges.map(({ from, to }) => ({ from, to })),
  };
}

function isSame(a: LayoutRequest, b: LayoutRequest): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.edges.length === b.edges.length &&
    a.nodes.every((node, i) => node.id === b.nodes[i]?.id) &&
    a.edges.every(({ from, to }, i) => from === b.edges[i]?.from && to === b.edges[i].to)
  );
}

/** The worker's answer to `request`; null while it works. */
function useLayout(request: LayoutRequest) {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ request: LayoutRequest; result: LayoutResult } | null>(
    null,
  );
  useEffect(() => {
    const abort = new AbortController();
    void layoutClient()
      .place(request, abort.signal)
      .then((result) => {
        if (!abort.signal.aborted) setAnswer({ request, result });
      });
    return () => {
      abort.abort();
    };
  }, [request, attempt]);
  const retry = () => {
    setAnswer(null);
    setAttempt((count) => count + 1);
  };
  const result = answer?.request === request ? answer.result : null;
  return { result: result?.kind === 'cancelled' ? null : result, retry };
}

type Shown = Placed & { readonly request: LayoutRequest };

/** The new positions, moved so that the first anchor in both pictures stays where it was. */
function keepFirst(before: Shown | null, positions: Positions, anchors: readonly string[]) {
  for (const id of anchors) {
    const place = before?.positions.get(id);
    if (place !== undefined && positions.has(id)) return keepAnchor(positions, { id, ...place });
  }
  return positions;
}

/**
 * Places a graph in the worker whenever its structure changes (not when a status does). The first of
 * `anchors` that is in both the old and the new picture keeps its place.
 */
export function usePlacement(drawn: DrawnGraph, anchors: readonly string[]): Placement {
  const asked = useMemo(() => toRequest(drawn), [drawn]);
  const [request, setRequest] = useState(asked);
  const isCurrent = asked === request || isSame(asked, request);
  if (!isCurrent) setRequest(asked);

  const { result, retry } = useLayout(request);
  const [shown, setShown] = useState<Shown | null>(null);
  const isShown = shown?.request === request;
  if (result?.kind === 'placed' && !isShown && isCurrent) {
    setShown({ request, drawn, positions: keepFirst(shown, result.positions, anchors) });
  } else if (isShown && isCurrent && shown.drawn !== drawn) {
    setShown({ ...shown, drawn });
  }

  return {
    placed: shown,
    isPlacing: !isShown && result === null,
    problem: result === null || result.kind === 'placed' ? null : result,
    retry,
  };
}
