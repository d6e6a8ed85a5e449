'use client';

import { useCallback, useSyncExternalStore } from 'react';

const KEY = 'headwater.panel-width';
export const PANEL_WIDTH_PX = { least: 320, first: 420, most: 900 } as const;

const listeners = new Set<() => void>();
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const clamp = (width: number) =>
  Math.min(PANEL_WIDTH_PX.most, Math.max(PANEL_WIDTH_PX.least, Math.round(width)));

/** Kept here too, for browsers that refuse storage. */
let current: number | null = null;
function read(): number {
  if (current !== null) return current;
  try {
    const stored = Number(window.localStorage.getItem(KEY) ?? Number.NaN);
    current = Number.isFinite(stored) ? clamp(stored) : PANEL_WIDTH_PX.first;
  } catch {
    // Storage is refused: the panel starts at its first width.
    current = PANEL_WIDTH_PX.first;
  }
  return current;
}

/** Width of the side panel in px, remembered between visits. */
export function useStoredWidth(): readonly [number, (width: number) => void] {
  const width = useSyncExternalStore(subscribe, read, () => PANEL_WIDTH_PX.first);
  const setWidth = useCallback((next: number) => {
    current = clamp(next);
    try {
      window.localStorage.setItem(KEY, String(current));
    } catch {
      // Storage is refused: the width lasts as long as the page.
    }
    for (const listener of listeners) listener();
  }, []);
  return [width, setWidth];
}
