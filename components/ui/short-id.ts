const HASH = /^[0-9a-f]{12,}$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const READABLE_LENGTH = 24;

/** A version, commit or run id short enough for a line; readable ones stay whole. */
export function shortId(id: string): string {
  if (UUID.test(id)) return `${id.slice(0, 4)}…${id.slice(-8)}`;
  if (HASH.test(id)) return id.slice(0, 8);
  return id.length > READABLE_LENGTH ? `${id.slice(0, READABLE_LENGTH - 1)}…` : id;
}
