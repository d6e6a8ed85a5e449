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

/**
 * Places a graph in the worker whenever its structure changes (not when a status does). The first of
 * `anchors` that is in both the old and the new picture keeps its place.
 */
export function usePlacement(drawn: DrawnGraph, anchors: readonly string[]): Placement {
  const asked = useMemo(() => toRequest(drawn), [drawn]);
  const [request, setRequest] = useState(asked);
  if (asked !== request && !isSame(asked, request)) setRequest(asked);

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

  const [shown, setShown] = useState<(Placed & { request: LayoutRequest }) | null>(null);
  const isAnswered = answer?.request === request;
  const result = isAnswered ? answer.result : null;
  if (result?.kind === 'placed' && shown?.request !== request) {
    const id = anchors.find((one) => shown?.positions.has(one) && result.positions.has(one));
    const place = id === undefined ? undefined : shown?.positions.get(id);
    const anchor = id === undefined || place === undefined ? null : { id, ...place };
    setShown({ request, drawn, positions: keepAnchor(result.positions, anchor) });
  } else if (shown?.request === request && shown.drawn !== drawn && isSame(asked, request)) {
    setShown({ ...shown, drawn });
  }

  return {
    placed: shown,
    isPlacing: shown?.request !== request && (result === null || result.kind === 'cancelled'),
    problem:
      result === null || result.kind === 'placed' || result.kind === 'cancelled' ? null : result,
    retry: () => {
      setAnswer(null);
      setAttempt((count) => count + 1);
    },
  };
}
