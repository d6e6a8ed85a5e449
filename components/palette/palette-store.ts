'use client';

import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Opens or closes the command palette, from anywhere. */
export function setPaletteOpen(open: boolean) {
  isOpen = open;
  for (const tell of listeners) tell();
}

/** Opens the command palette if it is closed and closes it if it is open. */
export function togglePalette() {
  setPaletteOpen(!isOpen);
}

/** Whether the command palette is open. */
export function usePaletteOpen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isOpen,
    () => false,
  );
}
