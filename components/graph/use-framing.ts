'use client';

// These effects move a viewport that React Flow owns; there is no state of ours to derive.
/* eslint-disable react-you-might-not-need-an-effect/no-event-handler, react-you-might-not-need-an-effect/no-pass-data-to-parent */

import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

import type { Positions } from '@/lib/layout/layout-types';

import { alongThread } from './along-thread';
import type { DrawnNode } from './drawn-graph';
import { FAR_ZOOM, MAP_ZOOM } from './far-zoom';
import { motionMs } from './motion-ms';
import { nodeSize } from './node-size';
import { boxesOf } from './underlay/to-drawing';
import type { Placed } from './use-placement';
import type { Cursor } from './to-flow';

/** Ten thousand nodes in one look. */
export const MIN_ZOOM = 0.005;
const MAX_ZOOM = 1.75;
/** Where a fit of everything would be smaller, the first look is at the focus and what is next to it. */
const READABLE_ZOOM = 0.35;
const NEAR_ZOOM = 0.7;
/** Around a fitted picture: room for the counts beside the outermost cards, and no more. */
const PADDING: { x: `${number}px`; y: `${number}px`; left?: `${number}px` } = {
  x: '44px',
  y: '48px',
};
/** A picture goes beside the legend only where that leaves it so much room, px. */
const LEAST_BESIDE_PX = 700;
const MOVE_MS = 180;
/** How near the edge of the canvas a node may be before it is brought in, px on screen. */
const MARGIN_PX = 48;

/** The rectangle around some of the cards; around all of them it is known. */
function boundsOf(nodes: readonly DrawnNode[], placed: Placed) {
  if (nodes === placed.drawn.nodes) return rectangle(boxesOf(placed).frame);
  const around: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const at = placed.positions.get(node.id);
    if (at === undefined) continue;
    const { width, height } = nodeSize(node);
    around[0] = Math.min(around[0], at.x);
    around[1] = Math.min(around[1], at.y);
    around[2] = Math.max(around[2], at.x + width);
    around[3] = Math.max(around[3], at.y + height);
  }
  return rectangle(around);
}

function rectangle([left, top, right, bottom]: readonly [number, number, number, number]) {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Columns are read from near only. */
function hasOpenCards({ drawn: { nodes } }: Placed): boolean {
  return nodes.some((one) => one.kind === 'node' && one.table !== undefined);
}

/** How far the legend, if there is one, reaches over the corner of the canvas. */
function legendOver(canvas: HTMLElement | null) {
  const legend = canvas?.closest('section')?.querySelector('[data-legend]');
  const [frame, box] = [canvas?.getBoundingClientRect(), legend?.getBoundingClientRect()];
  if (!frame || !box) return { right: 0, bottom: 0 };
  return { right: box.right - frame.left, bottom: box.bottom - frame.top };
}

function leastZoom(placed: Placed): number {
  return hasOpenCards(placed) ? FAR_ZOOM : READABLE_ZOOM;
}

type FirstLook = {
  /** A fit was asked for: then everything. */
  readonly isAsked: boolean;
  readonly focus: string | null;
  readonly width: number;
  readonly height: number;
};

/** The first look at a thread; null at anything else. */
function along(placed: Placed, { isAsked, focus, width, height }: FirstLook, legendRight: number) {
  if (isAsked || focus !== null) return null;
  const hasRoom = width - legendRight >= LEAST_BESIDE_PX;
  const room = { width, height, left: (hasRoom ? legendRight : 0) + MARGIN_PX };
  const bounds = boundsOf(placed.drawn.nodes, placed);
  return alongThread(bounds, room, { least: leastZoom(placed), near: NEAR_ZOOM });
}

function surroundings({ drawn }: Placed, focus: string | null): readonly DrawnNode[] {
  const near = new Set([focus]);
  for (const { from, to } of drawn.edges) {
    if (from === focus) near.add(to);
    if (to === focus) near.add(from);
  }
  return drawn.nodes.filter(({ id }) => near.has(id));
}

/**
 * Keeps the viewport at `the reader's own ?? fit`: a new picture is fitted until the reader has moved
 * it or opened something in it; asking for a fit, or another focus, gives the viewport back.
 */
export function useFraming(
  placed: Placed,
  {
    focus,
    cursor,
    selected,
    fits,
    isHeld,
    path,
  }: {
    focus: string | null;
    cursor: Cursor;
    selected: string | null;
    fits: number;
    isHeld: boolean;
    /** What is to be in sight, by id; waited for until it is placed. */
    path: readonly string[] | null;
  },
) {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  const isReaders = useRef(false);
  const last = useRef<{ focus: string | null; fits: number; positions: Positions | null }>({
    focus: '',
    fits,
    positions: null,
  });

  // On paper, and in a page nobody looks at, there is no canvas to frame anything in.
  const hasRoom = useStore((state) => state.width > 0 && state.height > 0);
  // A glide that is under way would go on without a size, to nowhere: it ends where it is.
  useEffect(() => {
    if (!hasRoom) void setViewport(getViewport(), { duration: 0 });
  }, [hasRoom, getViewport, setViewport]);

  useEffect(() => {
    if (!hasRoom) return;
    const isAsked = last.current.fits !== fits;
    const before = last.current.positions;
    const isMove = before !== null && (isAsked || before !== placed.positions);
    if (isAsked || last.current.focus !== focus) isReaders.current = false;
    else if (isHeld) isReaders.current = true;
    last.current = { focus, fits, positions: placed.positions };
    if (isReaders.current) return;
    const { width, height } = store.getState();
    const legend = legendOver(store.getState().domNode);
    const fit = (nodes: readonly DrawnNode[], padding: typeof PADDING = PADDING) => {
      const bounds = boundsOf(nodes, placed);
      return getViewportForBounds(bounds, width, height, MIN_ZOOM, 1, padding);
    };
    /** The same, beside the legend if something would lie under it. */
    const fitInSight = (nodes: readonly DrawnNode[]) => {
      const whole = fit(nodes);
      const isCovered = ({ id }: DrawnNode) => {
        const { x, y } = placed.positions.get(id) ?? { x: Infinity, y: Infinity };
        const left = x * whole.zoom + whole.x;
        const top = y * whole.zoom + whole.y;
        return left < legend.right && top < legend.bottom;
      };
      if (width - legend.right < LEAST_BESIDE_PX || !nodes.some(isCovered)) return whole;
      const beside = fit(nodes, { ...PADDING, left: `${Math.ceil(legend.right) + 32}px` });
      // Not where there is less room only to read what could be read.
      const floor = hasOpenCards(placed) ? FAR_ZOOM : MAP_ZOOM;
      return beside.zoom < floor && whole.zoom >= floor ? whole : beside;
    };
    // A narrow screen holds not even those: then the focus, near enough to read.
    const lookAt = (id: string | null, roomX: number, roomY: number) => {
      const box = boundsOf(
        placed.drawn.nodes.filter((node) => node.id === id),
        placed,
      );
      return {
        x: roomX / 2 - (box.x + box.width / 2) * NEAR_ZOOM,
        y: roomY / 2 - (box.y + box.height / 2) * NEAR_ZOOM,
        zoom: NEAR_ZOOM,
      };
    };
    const all = fit(placed.drawn.nodes);
    // Without a focus that is drawn there is nothing to be near to: then everything, however small, unless it is but a thread.
    const least = leastZoom(placed);
    const isReadable = isAsked || all.zoom >= least;
    const around = isReadable ? [] : surroundings(placed, focus);
    const nodes = around.length === 0 ? placed.drawn.nodes : around;
    const isNear = around.length === 0 || fit(nodes).zoom >= least;
    const thread = along(placed, { isAsked, focus, width, height }, legend.right);
    const near = () => (isNear ? fitInSight(nodes) : lookAt(focus, width, height));
    const next = thread ?? near();
    void setViewport(next, { duration: isMove ? motionMs(MOVE_MS) : 0 });
  }, [placed.positions, fits, focus, isHeld, placed, hasRoom, setViewport, store]);

  // What the keyboard or a search leads to is brought in sight, as is what the panel would cover.
  const room = useStore((state) => state.width);
  const wanted = cursor.by === 'pointer' ? selected : cursor.id;
  const wantedFor = `${wanted} ${cursor.by} ${room}`;
  const broughtIn = useRef('');
  useEffect(() => {
    const node = placed.drawn.nodes.find(({ id }) => id === wanted);
    if (node === undefined || !hasRoom || broughtIn.current === wantedFor) return;
    broughtIn.current = wantedFor;
    const { width, height } = store.getState();
    const { x, y, zoom } = getViewport();
    const box = boundsOf([node], placed);
    const shift = (start: number, size: number, space: number) => {
      if (start < MARGIN_PX) return MARGIN_PX - start;
      return Math.min(0, space - MARGIN_PX - start - size);
    };
    const dx = shift(box.x * zoom + x, box.width * zoom, width);
    const dy = shift(box.y * zoom + y, box.height * zoom, height);
    if (dx === 0 && dy === 0) return;
    isReaders.current = true;
    void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motionMs(MOVE_MS) });
  }, [wanted, wantedFor, cursor, placed, hasRoom, getViewport, setViewport, store]);

  // A path is shown whole: as it is if it is in sight, else fitted; again where a draft of the places
  // gives way to better ones, unless the reader has moved the picture since.
  const framed = useRef<{ name: string; positions: Positions | null }>({
    name: '',
    positions: null,
  });
  useEffect(() => {
    if (!hasRoom) return;
    const name = path?.join(' ') ?? '';
    const { name: before, positions } = framed.current;
    if (before === name && (positions === null || positions === placed.positions)) return;
    const ids = new Set(path);
    const nodes = placed.drawn.nodes.filter(({ id }) => ids.has(id));
    if (nodes.length < ids.size) return;
    framed.current = { name, positions: nodes.length === 0 ? null : placed.positions };
    if (nodes.length === 0) return;
    const { width, height } = store.getState();
    const bounds = boundsOf(nodes, placed);
    const { x, y, zoom } = getViewport();
    const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
    const isInSight =
      zoom >= READABLE_ZOOM &&
      left >= 0 &&
      top >= 0 &&
      left + bounds.width * zoom <= width &&
      top + bounds.height * zoom <= height;
    isReaders.current = true;
    if (isInSight) return;
    const next = getViewportForBounds(bounds, width, height, MIN_ZOOM, 1, PADDING);
    void setViewport(next, { duration: motionMs(MOVE_MS) });
  }, [path, placed, hasRoom, getViewport, setViewport, store]);
  // Put on again, React Flow begins anew, and so does this.
  useEffect(
    () => () => {
      isReaders.current = false;
      framed.current = { name: '', positions: null };
    },
    [],
  );

  return {
    maxZoom: MAX_ZOOM,
    /** The reader took the viewport. */
    take: () => {
      isReaders.current = true;
      framed.current = { ...framed.current, positions: null };
    },
  };
}
