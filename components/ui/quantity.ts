const NUMBER = new Intl.NumberFormat('en');

/** A number with thousands separators: `1,204`. */
export function grouped(amount: number): string {
  return NUMBER.format(amount);
}

/** A number with its unit: `1 event`, `1,204 events`. */
export function quantity(amount: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(amount)} ${amount === 1 ? one : many}`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size in decimal units: `812 B`, `4.2 kB`, `1.2 MB`. */
export function byteSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTE_UNITS.length - 1);
  const amount = bytes / 1000 ** power;
  const digits = power > 0 && amount < 100 ? 1 : 0;
  return `${amount.toFixed(digits)} ${BYTE_UNITS[power] ?? 'B'}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function two(ms: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.round((ms % big) / small);
  const whole = Math.floor(ms / big);
  if (rest * small >= big) return `${whole + 1} ${bigUnit}`;
  return rest === 0 ? `${whole} ${bigUnit}` : `${whole} ${bigUnit} ${rest} ${smallUnit}`;
}

/** A length of time with its units, two at most: `850 ms`, `12.3 s`, `4 min 12 s`, `3 h 5 min`, `2 d 4 h`. */
export function duration(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE - 50) return `${(ms / SECOND).toFixed(1).replace(/\.0$/, '')} s`;
  if (ms < HOUR) return two(ms, MINUTE, 'min', SECOND, 's');
  if (ms < DAY) return two(ms, HOUR, 'h', MINUTE, 'min');
  return two(ms, DAY, 'd', HOUR, 'h');
}

/** A share (0…1) in per cent: `0 %`, `< 0.1 %`, `12.3 %`, `100 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  if (share < 1 && share > 0.9995) return '> 99.9 %';
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A number short enough for an axis: `950`, `1.2K`, `3.4M`. */
export function compact(amount: number): string {
  return COMPACT.format(amount);
}
