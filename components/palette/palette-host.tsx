'use client';

import { lazy, Suspense, useEffect } from 'react';

import { setPaletteOpen, togglePalette, usePaletteOpen } from './palette-store';

const load = () => import('./palette');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** Fetches the palette's code ahead of need; it is no part of the first load. */
export function preloadPalette() {
  void load();
}

/** Listens for ⌘K / Ctrl K on every page and shows the palette. */
export function PaletteHost() {
  const isOpen = usePaletteOpen();

  useEffect(() => {
    function handleKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return;
      if (!event.metaKey && !event.ctrlKey) return;
      event.preventDefault();
      togglePalette();
    }
    window.addEventListener('keydown', handleKeyDown);
    return () => {
      window.removeEventListener('keydown', handleKeyDown);
    };
  }, []);

  if (!isOpen) return null;
  return (
    <Suspense>
      <Palette
        onClose={() => {
          setPaletteOpen(false);
        }}
      />
    </Suspense>
  );
}
