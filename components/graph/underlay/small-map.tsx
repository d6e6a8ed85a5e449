'use client';

import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

import type { Drawing } from './drawing';
import type { Painter } from './painter';
import type { Region } from './scene';

const WIDTH_PX = 168;
const HEIGHT_PX = 104;
const MARGIN_PX = 4;

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
  const region = fitted(drawing);

  useEffect(() => {
    const context = canvas.current?.getContext('bitmaprenderer');
    return painter.show('map', (_, bitmap) => context?.transferFromImageBitmap(bitmap));
  }, [painter]);
  useEffect(() => {
    painter.paint('map', { ...region, ratio: window.devicePixelRatio });
    const frame = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const at = (place: number, start: number) => (place - start) * region.zoom;
      const [left, top] = [at(-x / zoom, region.left), at(-y / zoom, region.top)];
      const [w, h] = [(width / zoom) * region.zoom, (height / zoom) * region.zoom];
      // Everything but what is in sight is veiled.
      sight.current?.setAttribute(
        'd',
        `M0,0H${WIDTH_PX}V${HEIGHT_PX}H0Z M${left},${top}v${h}h${w}v${-h}Z`,
      );
    };
    frame();
    return store.subscribe(frame);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the region is made of the drawing
  }, [painter, drawing, store]);

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
        style={{ width: WIDTH_PX, height: HEIGHT_PX }}
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

function fitted({ frame: [left, top, right, bottom] }: Drawing): Region {
  const room = { width: WIDTH_PX - 2 * MARGIN_PX, height: HEIGHT_PX - 2 * MARGIN_PX };
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const zoom = Math.min(room.width / width, room.height / height, 0.1);
  return {
    left: (left + right) / 2 - WIDTH_PX / 2 / zoom,
    top: (top + bottom) / 2 - HEIGHT_PX / 2 / zoom,
    zoom,
    width: WIDTH_PX,
    height: HEIGHT_PX,
    ratio: 1,
    hasNames: false,
  };
}
