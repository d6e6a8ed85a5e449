'use client';

import { useSyncExternalStore } from 'react';

import { absoluteTime } from './absolute-time';

export { absoluteTime };

const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** "3 hours ago" between two moments in milliseconds. */
export function relativeTime(thenMs: number, nowMs: number, isShort = false): string {
  const format = new Intl.RelativeTimeFormat('en', {
    numeric: isShort ? 'always' : 'auto',
    style: isShort ? 'narrow' : 'long',
  });
  let amount = (thenMs - nowMs) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return format.format(Math.round(amount), unit);
    amount /= size;
  }
  return format.format(Math.round(amount), 'year');
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
