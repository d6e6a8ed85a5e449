'use client';

import { useSyncExternalStore } from 'react';

import { absoluteTime } from './absolute-time';
import { relativeTime } from './relative-time';

export { absoluteTime };

const MINUTE_MS = 60_000;
function everyMinute(tell: () => void) {
  const timer = setInterval(tell, MINUTE_MS);
  return () => {
    clearInterval(timer);
  };
}
const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

/** A moment as relative words, `3h ago` where room is short; the exact time with its zone on hover. On the server it shows the exact time. */
export function Time({ at, isShort = false }: { at: string; isShort?: boolean }) {
  const nowMs = useSyncExternalStore(everyMinute, thisMinute, () => null);
  const exact = absoluteTime(at);
  const thenMs = Date.parse(at);
  const isThisMinute = nowMs !== null && thenMs >= nowMs && thenMs < nowMs + MINUTE_MS;
  return (
    <time dateTime={at} title={exact} className="whitespace-nowrap tabular-nums">
      {nowMs === null ? exact : relativeTime(thenMs, isThisMinute ? thenMs : nowMs, isShort)}
    </time>
  );
}
