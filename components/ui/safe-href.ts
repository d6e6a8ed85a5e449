const LINKABLE = new Set(['http:', 'https:', 'mailto:']);

/** The address if it is absolute and http, https or mailto; null for everything a link must not lead to. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return LINKABLE.has(url.protocol) ? url.href : null;
}
