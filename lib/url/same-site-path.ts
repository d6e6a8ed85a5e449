/** A host nobody can own (RFC 2606), to resolve paths against. */
const HERE = 'http://here.invalid';

/**
 * Path, query and fragment of `path` if a browser would stay on this site, otherwise null.
 * Resolving it as a browser does catches `//host`, `/\host` and slashes hidden behind tabs.
 */
export function sameSitePath(path: string): string | null {
  if (!path.startsWith('/') || !URL.canParse(path, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(path, HERE);
  if (origin !== HERE || pathname.startsWith('//')) return null;
  return pathname + search + hash;
}
