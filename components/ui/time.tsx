'use client';

import { useSyncExternalStore } from 'react';

import { relativeTime } from './relative-time';

/** `2026-06-01 06:00:12 UTC`, from an instant with any number of fractional digits. */
export function absoluteTime(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

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
