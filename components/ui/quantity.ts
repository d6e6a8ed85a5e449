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
