import 'server-only';

import type { NodeKey } from '@/lib/lineage';

/** Reads what is not known yet, all at once. */
export function addMissing<What>(
  known: Map<NodeKey, What>,
  keys: readonly NodeKey[],
  read: (wanted: readonly NodeKey[]) => ReadonlyMap<NodeKey, What>,
): ReadonlyMap<NodeKey, What> {
  const wanted = keys.filter((key) => !known.has(key));
  if (wanted.length > 0) for (const [key, what] of read(wanted)) known.set(key, what);
  return known;
}
