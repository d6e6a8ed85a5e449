'use client';

import { useEffect, useMemo, useRef, useState } from 'react';

import { keepAnchor } from '@/lib/layout/keep-anchor';
import { layoutClient } from '@/lib/layout/layout-client';
import type { LayoutRequest, LayoutResult, Picture } from '@/lib/layout/layout-types';

import type { DrawnGraph } from './drawn-graph';
import { layoutRequest, marginOf, withoutMargins } from './layout-request';

export type Placed = Picture & { readonly drawn: DrawnGraph };
export type Placement = {
  /** What to show now: the old picture until the new one is placed. */
  readonly placed: Placed | null;
  readonly isPlacing: boolean;
  /** Why there is no picture of what was asked. */
  readonly problem: Exclude<LayoutResult, { kind: 'placed' | 'cancelled' }> | null;
  readonly retry: () => void;
};

function isSame(a: LayoutRequest, b: LayoutRequest): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.edges.length === b.edges.length &&
    a.nodes.every(({ id, width, height }, i) => {
      const other = b.nodes[i];
      return id === other?.id && width === other.width && height === other.height;
    }) &&
    a.edges.every(({ id, fromY, toY }, i) => {
      const other = b.edges[i];
      return id === other?.id && fromY === other.fromY && toY === other.toY;
    })
  );
}

/** The request together with where its nodes and edges are now, so that what stays keeps its place. */
function withPrevious(request: LayoutRequest, shown: Shown | null): LayoutRequest {
  if (shown === null) return request;
  const margins = new Map(shown.drawn.nodes.map((node) => [node.id, marginOf(node)]));
  const previous = shown.request.nodes.flatMap(({ id, width }) => {
    const place = shown.positions.get(id);
    const margin = margins.get(id) ?? 0;
    return place ? [{ id, width, x: place.x - margin, y: place.y }] : [];
  });
  const known = new Set(shown.request.edges.map(({ id }) => id));
  const edges = request.edges.map((edge) =>
    known.has(edge.id) ? { ...edge, before: shown.routes.get(edge.id) ?? [] } : edge,
  );
  return { ...request, edges, previous };
}

function isDraft(draft: LayoutResult, result: LayoutResult): boolean {
  return (
    draft.kind === 'placed' && result.kind === 'placed' && draft.positions === result.positions
  );
}

/** The worker's answer to `request`, a draft first; null while it works. What was `shown` stays as it is. */
function useLayout(request: LayoutRequest, shown: Shown | null) {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ request: LayoutRequest; result: LayoutResult } | null>(
    null,
  );
  const previous = useRef<Shown | null>(null);
  useEffect(() => {
    previous.current = shown;
  }, [shown]);
  useEffect(() => {
    const abort = new AbortController();
    const asked = withPrevious(request, previous.current);
    void layoutClient()
      .place(asked, abort.signal, (draft) => {
        setAnswer({ request, result: { kind: 'placed', ...draft } });
      })
      .then((result) => {
        if (abort.signal.aborted) return;
        // A draft that stands is not drawn again.
        setAnswer((now) =>
          now?.request === request && isDraft(now.result, result) ? now : { request, result },
        );
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

type Shown = Placed & {
  readonly request: LayoutRequest;
  /** The answer before it was moved to its anchor. */
  readonly answer: LayoutResult;
};

/** The new picture, moved so that the first anchor in both pictures stays where it was. */
function keepFirst(
  before: Shown | null,
  { positions, routes }: Picture,
  anchors: readonly string[],
) {
  for (const id of anchors) {
    const place = before?.positions.get(id);
    if (place === undefined || !positions.has(id)) continue;
    return keepAnchor({ positions, routes }, { id, ...place });
  }
  return { positions, routes };
}

/**
 * Places a graph in the worker whenever its structure changes (not when a status does). The first of
 * `anchors` that is in both the old and the new picture keeps its place.
 */
export function usePlacement(drawn: DrawnGraph, anchors: readonly string[]): Placement {
  const asked = useMemo(() => layoutRequest(drawn), [drawn]);
  const [request, setRequest] = useState(asked);
  const isCurrent = asked === request || isSame(asked, request);
  if (!isCurrent) setRequest(asked);

  const [shown, setShown] = useState<Shown | null>(null);
  const { result, retry } = useLayout(request, shown);
  const isShown = shown?.request === request;
  if (result?.kind === 'placed' && shown?.answer !== result && isCurrent) {
    const picture = withoutMargins(result, drawn);
    setShown({ request, answer: result, drawn, ...keepFirst(shown, picture, anchors) });
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
