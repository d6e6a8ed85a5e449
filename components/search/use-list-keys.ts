'use client';

import { useEffect, useRef, type KeyboardEvent } from 'react';

const ENTRY = '[data-result]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/**
 * Keys of a box with a list below: `/` goes to the box, ↑ and ↓ move through box and entries,
 * Enter in the box goes to the first entry. Entries are links marked `data-result`.
 * While the list `isSettling`, the way down is taken once it is there: entries about to vanish
 * would take the focus with them.
 */
export function useListKeys(isSettling: boolean) {
  const areaRef = useRef<HTMLDivElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function handleSlash(event: globalThis.KeyboardEvent) {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      inputRef.current?.focus();
      inputRef.current?.select();
    }
    window.addEventListener('keydown', handleSlash);
    return () => {
      window.removeEventListener('keydown', handleSlash);
    };
  }, []);

  const wantsFirstRef = useRef(false);
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler -- the key was pressed before there was an entry to go to
    if (isSettling || !wantsFirstRef.current) return;
    wantsFirstRef.current = false;
    areaRef.current?.querySelector<HTMLElement>(ENTRY)?.focus();
  }, [isSettling]);

  /** Moves from the box into the list. */
  function enterList() {
    if (isSettling) wantsFirstRef.current = true;
    else areaRef.current?.querySelector<HTMLElement>(ENTRY)?.focus();
  }

  /** Moves from one entry to the next or previous; from the first one up into the box. */
  function move(step: 1 | -1): boolean {
    const entries = [...(areaRef.current?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    if (at < 0) return false;
    const next = at + step < 0 ? inputRef.current : entries[at + step];
    next?.focus();
    return true;
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (event.target === inputRef.current) {
      if (key !== 'ArrowDown' && key !== 'Enter') return;
      event.preventDefault();
      enterList();
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && move(key === 'ArrowDown' ? 1 : -1)) {
      event.preventDefault();
    }
  }

  return { areaRef, inputRef, handleKeyDown };
}
