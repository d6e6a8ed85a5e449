import type { KeyboardEvent } from 'react';

/** ↑ ↓ walk through the buttons of a list, round and round. */
export function walkRows(event: KeyboardEvent<HTMLUListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[(at + by + rows.length) % rows.length]?.focus();
  event.preventDefault();
}
