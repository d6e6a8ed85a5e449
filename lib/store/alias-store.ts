import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

export type AliasRow = {
  readonly namespace: string;
  readonly name: string;
  readonly type: string | null;
};

/**
 * Other names of a dataset, with the symlink type they were reported under.
 *
 * @param keys all its names.
 * @param shownAs the one it is shown under, left out; null lists all.
 */
export function loadAliases(
  db: Database,
  keys: readonly NodeKey[],
  shownAs: NodeKey | null,
): AliasRow[] {
  return sql(
    db,
    `SELECT namespace, name, nullif((SELECT min(type) FROM alias WHERE alias_key = node.key AND type <> ''), '') AS type
     FROM json_each(?) AS wanted JOIN node ON node.key = wanted.value WHERE node.key IS NOT ? ORDER BY namespace, name`,
  ).all(JSON.stringify(keys), shownAs) as AliasRow[];
}
