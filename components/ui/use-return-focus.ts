'use client';

import { useState } from 'react';

/**
 * For a window that a key opens as well as a button: when it closes, the focus goes back to what had it
 * before, whatever that was. To be called in what is there only while the window is.
 */
export function useReturnFocus(): (event: Event) => void {
  const [had] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  return (event) => {
    if (!(had instanceof HTMLElement) || !had.isConnected || had === document.body) return;
    event.preventDefault();
    had.focus({ preventScroll: true });
  };
}
