'use client';

import { Panel, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';

import type { Drawing } from './drawing';
import type { Painter } from './painter';
import type { Region } from './scene';

/** The map is as wide to as high as the picture, on an area of so much, px. */
const AREA_PX = 168 * 104;
const WIDTHS_PX = { least: 72, most: 224 };
const HEIGHTS_PX = { least: 64, most: 260 };
/** It takes no more of the height of the canvas. */
const MOST_OF_HEIGHT = 0.42;
const MARGIN_PX = 4;
/** The frame around what is in sight is never smaller, px: it is what one takes hold of. */
const LEAST_FRAME_PX = 8;

/** The whole picture, small, with a frame around what is in sight. Drag the frame, or click elsewhere. */
export function SmallMap({
  painter,
  drawing,
  onMove,
}: {
  painter: Painter;
  drawing: Drawing;
  onMove: () => void;
}) {
  const store = useStoreApi();
  const { setCenter } = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const sight = useRef<SVGPathElement>(null);
  const room = useStore(({ height }) => Math.round(height * MOST_OF_HEIGHT));
  const region = useMemo(() => fitted(drawing, room), [drawing, room]);

  useEffect(() => {
    const context = canvas.current?.getContext('bitmaprenderer');
    return painter.show('map', (_, bitmap) => context?.transferFromImageBitmap(bitmap));
  }, [painter]);
  useEffect(() => {
    painter.paint('map', { ...region, ratio: window.devicePixelRatio });
    const frame = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const span = (start: number, size: number, from: number) => {
        const shown = Math.max(LEAST_FRAME_PX, (size / zoom) * region.zoom);
        const middle = ((size / 2 - start) / zoom - from) * region.zoom;
        return [middle - shown / 2, shown] as const;
      };
      const [left, w] = span(x, width, region.left);
      const [top, h] = span(y, height, region.top);
      // Everything but what is in sight is veiled.
      sight.current?.setAttribute(
        'd',
        `M-1,-1H${region.width + 1}V${region.height + 1}H-1Z M${left},${top}v${h}h${w}v${-h}Z`,
      );
    };
    frame();
    return store.subscribe(frame);
  }, [painter, region, store]);

  const go = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { zoom } = { zoom: store.getState().transform[2] };
    onMove();
    void setCenter(
      region.left + (event.clientX - box.left) / region.zoom,
      region.top + (event.clientY - box.top) / region.zoom,
      { zoom },
    );
  };
  return (
    <Panel position="bottom-right" className="hidden md:block">
      <div
        role="img"
        aria-label="Overview map"
        style={{ width: region.width, height: region.height }}
        className="nopan nowheel relative cursor-pointer overflow-hidden rounded-md border border-line bg-surface"
        onPointerDown={go}
        onPointerMove={go}
      >
        <canvas ref={canvas} className="absolute inset-0 size-full" />
        <svg aria-hidden className="absolute inset-0 size-full">
          <path ref={sight} fillRule="evenodd" className="fill-canvas/70 stroke-line-strong" />
        </svg>
      </div>
    </Panel>
  );
}

const within = (value: number, { least, most }: { least: number; most: number }) =>
  Math.round(Math.min(most, Math.max(least, value)));

/** The whole picture on a map that is as high or as wide as the picture; `mostHigh` is the room there is, px. */
function fitted({ frame: [left, top, right, bottom] }: Drawing, mostHigh: number): Region {
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const most = Math.max(HEIGHTS_PX.least, Math.min(HEIGHTS_PX.most, mostHigh));
  const size = {
    width: within(Math.sqrt((AREA_PX * width) / height), WIDTHS_PX),
    height: within(Math.sqrt((AREA_PX * height) / width), { ...HEIGHTS_PX, most }),
  };
  const zoom = Math.min(
    (size.width - 2 * MARGIN_PX) / width,
    (size.height - 2 * MARGIN_PX) / height,
    0.1,
  );
  return {
    left: (left + right) / 2 - size.width / 2 / zoom,
    top: (top + bottom) / 2 - size.height / 2 / zoom,
    zoom,
    ...size,
    ratio: 1,
    hasNames: false,
  };
}
