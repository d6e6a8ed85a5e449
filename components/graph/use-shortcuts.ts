'use client';

import { useEffect, useEffectEvent } from 'react';

/** By `event.key`. A handler that returns false did nothing, and the key goes its way. */
export type Shortcuts = Readonly<Record<string, ((event: KeyboardEvent) => boolean) | undefined>>;

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';
/** Inside these arrows and Enter keep their own meaning. */
const OWN_KEYS = '[data-own-keys], [role=dialog], [role=menu], [role=listbox]';

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (!(event.target instanceof Element) || event.key === 'Escape') return false;
  if (event.target.closest(TYPING) !== null) return true;
  return event.key.length > 1 && event.target.closest(OWN_KEYS) !== null;
}

/** Listens to single keys on the whole page, except where someone types or a widget has keys of its own. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isElsewhere(event) || !Object.hasOwn(shortcuts, event.key)) return;
    if (shortcuts[event.key]?.(event) === true) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      press(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
