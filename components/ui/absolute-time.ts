/** `2026-06-01 06:00:12 UTC`, from an instant with any number of fractional digits. */
export function absoluteTime(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
