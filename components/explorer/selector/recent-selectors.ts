const NAME = 'headwater.selectors';
const KEPT = 6;

/** Selectors used last in this browser, latest first; none where it keeps nothing. */
export function recentSelectors(): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts a selector first among the recent ones. */
export function rememberSelector(text: string): void {
  try {
    const kept = [text, ...recentSelectors().filter((one) => one !== text)].slice(0, KEPT);
    window.localStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has no recent selectors.
  }
}
