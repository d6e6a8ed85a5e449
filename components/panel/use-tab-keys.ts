'use client';

import { useEffect, useEffectEvent, type RefObject } from 'react';

import { tabAfterKey } from './node-tabs';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/**
 * `j` and `k` move through the tabs in `container` wherever the focus is, but never while something is
 * being typed. A tab opens by getting the focus, so that the next `j` is heard too although what had
 * the focus before is gone.
 */
export function useTabKeys({
  tabs,
  open,
  container,
}: {
  tabs: readonly { readonly id: string }[];
  open: string;
  container: RefObject<HTMLElement | null>;
}) {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(event.target instanceof Element) || event.target.closest(TYPING)) return;
    const next = tabAfterKey(tabs, open, event.key);
    if (next === null) return;
    event.preventDefault();
    container.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      handleKey(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
