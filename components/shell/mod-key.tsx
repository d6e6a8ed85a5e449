'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** `⌘` on Apple machines, `Ctrl` elsewhere. */
export function ModKey() {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return apple ? '⌘' : 'Ctrl';
}
