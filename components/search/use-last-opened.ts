'use client';

import { useEffect, useRef } from 'react';

/** The row that led away from a list, until somebody comes back to it. */
const left: { href: string; id: string } = { href: '', id: '' };

/** Remembers which row was opened, so that coming back gives it the focus again. */
export function rememberRow(id: string): void {
  left.href = window.location.href;
  left.id = id;
}

/** Gives the row that led away the focus again, once, when it is there. */
export function useLastOpened(area: React.RefObject<HTMLElement | null>, isThere: boolean): void {
  const isDone = useRef(false);
  useEffect(() => {
    // eslint-disable-next-line react-you-might-not-need-an-effect/no-event-handler -- the rows are there when the answer is
    if (!isThere || isDone.current) return;
    isDone.current = true;
    if (left.href !== window.location.href) return;
    const row = area.current?.querySelector<HTMLElement>(`[data-result="${CSS.escape(left.id)}"]`);
    left.href = '';
    row?.focus();
  }, [area, isThere]);
}
