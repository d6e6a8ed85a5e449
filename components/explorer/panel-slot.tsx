'use client';

import { useRef, type CSSProperties, type ReactNode } from 'react';

import { PANEL_WIDTH_PX, useStoredWidth } from './use-stored-width';

const KEY_STEP_PX = 32;

/** The side panel's place: beside the graph, resizable; over it on narrow screens. */
export function PanelSlot({ children }: { children: ReactNode }) {
  const [width, setWidth] = useStoredWidth();
  const style: CSSProperties & { '--panel': string } = { '--panel': `${width}px` };
  const drag = useRef<{ x: number; width: number } | null>(null);
  return (
    <aside
      aria-label="Details"
      data-own-keys
      style={style}
      className="fixed inset-x-0 top-16 bottom-0 z-40 flex min-h-0 flex-col rounded-t-xl border-t border-line bg-surface shadow-raised md:relative md:inset-auto md:z-10 md:h-full md:w-(--panel) md:max-w-[60vw] md:shrink-0 md:rounded-none md:border-t-0 md:border-l md:shadow-none print:hidden"
    >
      {/* A focusable separator is a widget with a value (WAI-ARIA window splitter). */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="separator"
        aria-label="Width of the panel"
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={PANEL_WIDTH_PX.least}
        aria-valuemax={PANEL_WIDTH_PX.most}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="absolute inset-y-0 -left-1 z-10 hidden w-2 cursor-col-resize touch-none hover:bg-accent/30 focus-visible:bg-accent/40 md:block"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, width };
        }}
        onPointerMove={(event) => {
          if (drag.current !== null) setWidth(drag.current.width + drag.current.x - event.clientX);
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') setWidth(width + KEY_STEP_PX);
          if (event.key === 'ArrowRight') setWidth(width - KEY_STEP_PX);
        }}
      />
      <div className="relative min-h-0 grow overflow-y-auto">{children}</div>
    </aside>
  );
}
