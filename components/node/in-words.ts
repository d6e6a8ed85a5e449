const ACRONYMS = new Set(['ml', 'ai', 'sql', 'id', 'url', 'api']);

/** A name from code as words: `mlMetrics`, `ML_METRICS` → `ML metrics`. */
export function inWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();
  const first = /^\w+/.exec(words)?.[0] ?? '';
  if (ACRONYMS.has(first)) return first.toUpperCase() + words.slice(first.length);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
