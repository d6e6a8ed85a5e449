'use client';

// The painter lives in a worker: these effects tell it what React knows.
/* eslint-disable react-you-might-not-need-an-effect/no-pass-data-to-parent */

import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef } from 'react';

import type { Drawing } from './drawing';
import type { Painter } from './painter';
import type { Region } from './scene';
import { showOn } from './sheet';

/** Painted around what is in sight, as a share of it: room to move before the next sheet is there. */
const AROUND = 0.3;
/** A sheet is painted again while moving when less than this is left around, px. */
const LEAST_LEFT_PX = 80;
/** ... or when it is shown this much larger or smaller than it was painted. */
const MOST_STRETCH = 1.3;
/** Rest after which everything is painted sharp. */
const REST_MS = 80;
/** Longest side of the sheet that holds everything, px. */
const WHOLE_PX = 2048;

const SHEET = 'pointer-events-none absolute top-0 left-0 -z-10 max-w-none origin-top-left';

type Props = { readonly painter: Painter; readonly drawing: Drawing };

/**
 * All nodes and edges on two sheets below React Flow's cards: everything, coarse; and over it what is
 * in sight, sharp. They lie in React Flow's viewport: while it moves the browser moves them with it,
 * and new sheets are painted in the worker.
 */
export function Underlay(props: Props) {
  return (
    <ViewportPortal>
      <Sheets {...props} />
    </ViewportPortal>
  );
}

/** A component of its own: the portal shows its children later than it is shown itself. */
function Sheets({ painter, drawing }: Props) {
  const store = useStoreApi();
  const sharp = useRef<HTMLCanvasElement>(null);
  const whole = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (sharp.current === null) return;
    let painted: Region | null = null;
    let rest: ReturnType<typeof setTimeout> | undefined;
    // The coarse sheet is seen only where the sharp one ends.
    let shown: Region | null = null;
    const order = () => {
      // The first sheet is what one waits for: a third of the size.
      painted = regionOf(store.getState(), shown === null ? 0 : AROUND);
      painter.paint('sharp', painted);
    };
    const coarse = (isSeen: boolean) => {
      if (whole.current !== null) whole.current.style.visibility = isSeen ? '' : 'hidden';
    };
    const put = showOn(sharp.current);
    const stop = painter.show('sharp', (region, bitmap) => {
      put(region, bitmap);
      const isFirst = shown === null;
      shown = region;
      // What lies around it comes when the small map is there.
      if (isFirst) {
        clearTimeout(rest);
        rest = setTimeout(order, REST_MS);
      }
      coarse(!covers(region, regionOf(store.getState(), 0), 0));
    });
    order();
    const unsubscribe = store.subscribe((now, before) => {
      const isSame =
        now.transform === before.transform &&
        now.width === before.width &&
        now.height === before.height;
      if (isSame) return;
      const sight = regionOf(now, 0);
      if (painted === null || !covers(painted, sight, LEAST_LEFT_PX)) order();
      coarse(shown === null || !covers(shown, sight, 0));
      clearTimeout(rest);
      rest = setTimeout(order, REST_MS);
    });
    return () => {
      clearTimeout(rest);
      unsubscribe();
      stop();
    };
  }, [painter, store]);

  useEffect(() => {
    if (whole.current === null) return;
    return painter.show('whole', showOn(whole.current));
  }, [painter]);
  useEffect(() => {
    const [left, top, right, bottom] = drawing.frame;
    const zoom = Math.min(1, WHOLE_PX / (right - left), WHOLE_PX / (bottom - top));
    if (!Number.isFinite(zoom)) return;
    const [width, height] = [Math.ceil((right - left) * zoom), Math.ceil((bottom - top) * zoom)];
    painter.paint('whole', { left, top, zoom, width, height, ratio: 1, hasNames: false });
  }, [painter, drawing]);

  return (
    <>
      <canvas ref={whole} aria-hidden className={SHEET} />
      <canvas ref={sharp} aria-hidden className={SHEET} />
    </>
  );
}

type View = {
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
};

/** What is in sight, and as much around it. Whole px, so that the sheet's px are the screen's. */
function regionOf({ transform: [x, y, zoom], width, height }: View, around: number): Region {
  const [moreX, moreY] = [Math.round(width * around), Math.round(height * around)];
  return {
    left: (-moreX - x) / zoom,
    top: (-moreY - y) / zoom,
    zoom,
    width: width + 2 * moreX,
    height: height + 2 * moreY,
    ratio: window.devicePixelRatio,
    hasNames: true,
  };
}

/** Whether a sheet holds all that is in sight, and `leastPx` around it. */
function covers(sheet: Region, sight: Region, leastPx: number): boolean {
  const stretch = sight.zoom / sheet.zoom;
  const left = leastPx / sight.zoom;
  return (
    stretch < MOST_STRETCH &&
    stretch > 1 / MOST_STRETCH &&
    sheet.left + left <= sight.left &&
    sheet.top + left <= sight.top &&
    sheet.left + sheet.width / sheet.zoom - left >= sight.left + sight.width / sight.zoom &&
    sheet.top + sheet.height / sheet.zoom - left >= sight.top + sight.height / sight.zoom
  );
}
