'use client';

import { useSyncExternalStore } from 'react';

const PRINT = 'print';

function subscribe(listener: () => void) {
  const print = window.matchMedia(PRINT);
  print.addEventListener('change', listener);
  return () => {
    print.removeEventListener('change', listener);
  };
}

/** True while the page is laid out for paper: what scrolls on a screen must then be there whole. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(PRINT).matches,
    () => false,
  );
}
