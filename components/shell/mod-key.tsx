'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** `⌘` on Apple machines, `Ctrl` elsewhere; nothing until the page listens to keys. */
export function ModKey() {
  const apple = useSyncExternalStore(never, isApple, () => null);
  if (apple === null) return null;
  return apple ? '⌘' : 'Ctrl';
}
