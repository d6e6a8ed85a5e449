import type { Pattern } from './selector';

/** Whether the whole text matches, upper and lower case alike. Takes time in proportion to the text. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const wanted = pattern.map((part) => part.toLowerCase());
  const lower = text.toLowerCase();
  const first = wanted[0] ?? '';
  if (wanted.length === 1) return lower === first;
  const last = wanted.at(-1) ?? '';
  const end = lower.length - last.length;
  if (!lower.startsWith(first) || !lower.endsWith(last) || end < first.length) return false;
  let at = first.length;
  for (const part of wanted.slice(1, -1)) {
    const found = lower.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether a dotted or slashed name matches, whole or from one of its parts on: `orders` is `core.orders`, too. */
export function matchesName(pattern: Pattern, name: string): boolean {
  if (matchesPattern(pattern, name)) return true;
  for (const { index } of name.matchAll(/[./]/g))
    if (matchesPattern(pattern, name.slice(index + 1))) return true;
  return false;
}
