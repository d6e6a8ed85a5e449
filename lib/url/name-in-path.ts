/** Decodes percent-encoding; text that is not validly encoded is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The name a visitor was after, read from an address that led nowhere: the slug of a node page or
 * the last part of a focus. Null if the address names no node.
 */
export function nameInPath(pathname: string, focus: string | null): string | null {
  if (focus) return decode(focus.split(':').at(-1) ?? '') || null;
  const slug = /^\/(?:datasets|jobs|columns)\/[^/]+\/([^/]+)/.exec(pathname)?.[1];
  return slug === undefined || slug === '-' ? null : decode(slug);
}
