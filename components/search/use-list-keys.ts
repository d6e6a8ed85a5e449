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
 */
export function useListKeys() {
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

  function handleKeyDown(event: KeyboardEvent) {
    const isInBox = event.target === inputRef.current;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: isInBox ? 1 : 0 }[event.key] ?? 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    const entries = [...(areaRef.current?.querySelectorAll<HTMLElement>(ENTRY) ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    if (at < 0 && !isInBox) return;
    event.preventDefault();
    const next = isInBox ? step - 1 : at + step;
    if (next < 0 && !isInBox) inputRef.current?.focus();
    else entries[next]?.focus();
  }

  return { areaRef, inputRef, handleKeyDown };
}
