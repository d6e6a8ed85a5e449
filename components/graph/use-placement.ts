'use client';

import { startTransition, useEffect, useRef, useState } from 'react';

import { movedBy } from '@/lib/layout/keep-anchor';
import { layoutClient } from '@/lib/layout/layout-client';
import {
  KNOWN_SHARE,
  type LayoutRequest,
  type LayoutResult,
  type Picture,
} from '@/lib/layout/layout-types';
import type { Steps } from '@/lib/layout/run-steps';
import { runWithPauses } from '@/lib/layout/run-with-pauses';

import type { DrawnGraph } from './drawn-graph';
import { withFoldHomes } from './fold-homes';
import { FormerPlaces } from './former-places';
import { groupPlace, withGroupHomes } from './group-homes';
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

/**
 * The request together with where its nodes and edges are now, or were when they were last shown, so that what stays
 * keeps its place and what comes back has it again.
 */
function withPrevious(
  request: LayoutRequest,
  drawn: DrawnGraph,
  shown: Shown | null,
  former: FormerPlaces,
): LayoutRequest {
  if (shown === null) return request;
  const marginsOf = ({ nodes }: DrawnGraph) => new Map(nodes.map((one) => [one.id, marginOf(one)]));
  const [margins, next] = [marginsOf(shown.drawn), marginsOf(drawn)];
  const sizes = new Map(request.nodes.map((node) => [node.id, node]));
  const now = shown.request.nodes.flatMap(({ id, width }) => {
    const place = shown.positions.get(id);
    if (place === undefined) return [];
    // A card that opens or closes keeps its left side, whatever room it has beside it.
    const margin = next.get(id) ?? margins.get(id) ?? 0;
    return [{ id, width: sizes.get(id)?.width ?? width, x: place.x - margin, y: place.y }];
  });
  former.keep(now, shown.routes, request);
  const previous = [...withGroupHomes(withFoldHomes(now, shown, drawn), shown, drawn)];
  const known = new Set(previous.map(({ id }) => id));
  for (const { id } of request.nodes) {
    const place = known.has(id) ? undefined : former.node(id);
    if (place !== undefined) previous.push(place);
  }
  const stays = request.nodes.filter(({ id }) => known.has(id)).length;
  if (stays < KNOWN_SHARE * request.nodes.length) {
    former.forget();
    return request;
  }
  const ways = new Set(shown.request.edges.map(({ id }) => id));
  const edges = request.edges.map((edge) => {
    const before = ways.has(edge.id) ? (shown.routes.get(edge.id) ?? []) : former.route(edge.id);
    return before === undefined ? edge : { ...edge, before };
  });
  return { ...request, edges, previous };
}

type Shown = Placed & {
  readonly request: LayoutRequest;
  /** The answer's own places, before they were moved to the anchor. */
  readonly answered: Picture['positions'];
};
type Problem = {
  readonly request: LayoutRequest;
  readonly result: NonNullable<Placement['problem']>;
};

/** The new picture, moved so that the first anchor in both pictures, a group open or closed, stays where it was. */
function keepFirst(
  before: Shown | null,
  picture: Picture,
  drawn: DrawnGraph,
  anchors: readonly string[],
): Picture {
  if (before === null) return picture;
  for (const id of anchors) {
    const was = groupPlace(before.drawn, before.positions, id);
    const is = was && groupPlace(drawn, picture.positions, id);
    if (is) return movedBy(picture, was.x - is.x, was.y - is.y);
  }
  return picture;
}

/** Work on a picture before it is shown, in steps. */
type Ahead = (placed: Placed) => Steps<unknown>;

/**
 * Places a graph in the worker whenever its structure changes (not when a status does). The first of
 * `anchors` that is in both the old and the new picture keeps its place. Of a large picture `ahead` makes what
 * showing it needs, so that it is not all done at once.
 */
export function usePlacement(
  drawn: DrawnGraph,
  anchors: readonly string[],
  ahead: Ahead | null,
): Placement {
  const asked = layoutRequest(drawn);
  const [request, setRequest] = useState(asked);
  const isCurrent = asked === request || isSame(asked, request);
  if (!isCurrent) setRequest(asked);

  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef({ drawn, anchors, ahead, shown });
  const [former] = useState(() => new FormerPlaces());
  useEffect(() => {
    latest.current = { drawn, anchors, ahead, shown };
  });

  useEffect(() => {
    const abort = new AbortController();
    let answered: Picture['positions'] | null = null;
    const arrive = (result: LayoutResult) => {
      if (abort.signal.aborted || result.kind === 'cancelled') return;
      if (result.kind !== 'placed') {
        setProblem({ request, result });
        return;
      }
      // A draft that stands is not drawn again.
      if (answered === result.positions) return;
      answered = result.positions;
      const now = latest.current;
      const picture = withoutMargins(result, now.drawn);
      const kept = keepFirst(now.shown, picture, now.drawn, now.anchors);
      const next = { request, answered, drawn: now.drawn, ...kept };
      whenMade(next, now.ahead, abort.signal, setShown);
    };
    const asked = withPrevious(request, latest.current.drawn, latest.current.shown, former);
    void layoutClient()
      .place(asked, abort.signal, (draft) => {
        arrive({ kind: 'placed', ...draft });
      })
      .then(arrive);
    return () => {
      abort.abort();
    };
  }, [request, attempt, former]);

  // The same structure with other words on it: a status has changed.
  const isOutdated = shown?.request === request && isCurrent && shown.drawn !== drawn;
  if (isOutdated && !isLarge(drawn)) setShown({ ...shown, drawn });
  useEffect(() => {
    if (!isOutdated || !isLarge(drawn)) return;
    const abort = new AbortController();
    whenMade({ ...shown, drawn }, ahead, abort.signal, setShown);
    return () => {
      abort.abort();
    };
  }, [isOutdated, shown, drawn, ahead]);

  const isShown = shown?.request === request;
  const mine = problem?.request === request && !isShown ? problem.result : null;
  return {
    placed: shown,
    isPlacing: !isShown && mine === null,
    problem: mine,
    retry: () => {
      setProblem(null);
      setAttempt((count) => count + 1);
    },
  };
}

/** Of more nodes a picture is made ready in stretches. */
export const LARGE_NODES = 1000;

function isLarge({ nodes }: DrawnGraph): boolean {
  return nodes.length > LARGE_NODES;
}

/** Shows a picture when all that it needs is made. */
function whenMade(
  next: Shown,
  ahead: Ahead | null,
  signal: AbortSignal,
  show: (shown: Shown) => void,
): void {
  if (ahead === null || !isLarge(next.drawn)) {
    show(next);
    return;
  }
  void runWithPauses(ahead(next), () => !signal.aborted, 0).then(() => {
    if (signal.aborted) return;
    startTransition(() => {
      show(next);
    });
  });
}
