const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

// One format costs as much as a thousand uses of it.
const LONG = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });
const SHORT = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' });

/** "3 hours ago" between two moments in milliseconds; "3h ago" where room is short. */
export function relativeTime(thenMs: number, nowMs: number, isShort = false): string {
  const format = isShort ? SHORT : LONG;
  let amount = (thenMs - nowMs) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return format.format(Math.round(amount), unit);
    amount /= size;
  }
  return format.format(Math.round(amount), 'year');
}
