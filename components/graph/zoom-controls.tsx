'use client';

import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Minus, Plus } from 'lucide-react';

import { Button } from '../ui/button';
import { Tooltip } from '../ui/tooltip';
import { motionMs } from './motion-ms';
import { MIN_ZOOM } from './use-framing';

const ZOOM_MS = 120;

/** Zoom in and out, and how near it is now. */
export function ZoomControls({ maxZoom, onMove }: { maxZoom: number; onMove: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  return (
    <Panel
      position="bottom-left"
      className="flex items-center rounded-md border border-line bg-surface shadow-raised"
    >
      <Tooltip label="Zoom out" side="top">
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Zoom out"
          disabled={zoom <= MIN_ZOOM}
          onClick={() => {
            onMove();
            void zoomOut({ duration: motionMs(ZOOM_MS) });
          }}
        >
          <Minus aria-hidden />
        </Button>
      </Tooltip>
      <span className="w-11 text-center text-2xs whitespace-nowrap text-ink-soft tabular-nums">
        {Math.round(zoom * 100)} %
      </span>
      <Tooltip label="Zoom in" side="top">
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Zoom in"
          disabled={zoom >= maxZoom}
          onClick={() => {
            onMove();
            void zoomIn({ duration: motionMs(ZOOM_MS) });
          }}
        >
          <Plus aria-hidden />
        </Button>
      </Tooltip>
    </Panel>
  );
}
