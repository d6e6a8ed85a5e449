'use client';

import { useSyncExternalStore } from 'react';

import type { LineageCanvas } from './lineage-canvas';
import type { cardsAhead, drawAhead } from './underlay/draw-ahead';

/** What a large picture is made ready with before it is shown. */
type Makers = {
  readonly cardsAhead: typeof cardsAhead;
  readonly drawAhead: typeof drawAhead;
};
type Loaded =
  | { readonly kind: 'loading' }
  | ({ readonly kind: 'ready'; readonly Canvas: typeof LineageCanvas } & Makers)
  | { readonly kind: 'failed'; readonly message: string };

const LOADING: Loaded = { kind: 'loading' };
let loaded: Loaded | null = null;
const listeners = new Set<() => void>();

function set(next: Loaded) {
  loaded = next;
  for (const listener of listeners) listener();
}

/** Fetches the canvas with React Flow: no part of the first load, and never needed by the list. */
export function loadCanvas(): void {
  if (loaded !== null && loaded.kind !== 'failed') return;
  set(LOADING);
  Promise.all([
    import('./lineage-canvas'),
    import('./underlay/draw-ahead'),
    import('./underlay/painter'),
  ]).then(
    ([{ LineageCanvas: Canvas }, { cardsAhead: cards, drawAhead: ahead }, { warmPainter }]) => {
      warmPainter();
      set({ kind: 'ready', Canvas, cardsAhead: cards, drawAhead: ahead });
    },
    (error: unknown) => {
      set({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  loadCanvas();
  return () => {
    listeners.delete(listener);
  };
}

/**
 * The canvas, once it is there. A store, not `lazy`: React keeps a Suspense fallback on screen for
 * 300 ms, longer than the canvas takes to arrive.
 */
export function useCanvas(): Loaded {
  return useSyncExternalStore(
    subscribe,
    () => loaded ?? LOADING,
    () => LOADING,
  );
}
