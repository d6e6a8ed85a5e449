import { representative, type Instant, type NodeKey } from '@/lib/lineage';

import { noteNewAlias } from '../changes';
import { sql, type Database } from '../database';

/** All names connected to `start` by symlinks, itself included. */
function connected(db: Database, start: NodeKey): NodeKey[] {
  const found = new Set<NodeKey>([start]);
  for (const key of found) {
    const next = sql(
      db,
      `SELECT alias_key AS key FROM alias WHERE dataset_key = ? UNION SELECT dataset_key FROM alias WHERE alias_key = ?`,
    ).all(key, key) as { key: NodeKey }[];
    for (const { key: other } of next) found.add(other);
  }
  return [...found];
}

/** Chooses anew which of the names connected to `start` stands for all. Applies to history too. */
export function mergeAliases(db: Database, start: NodeKey): void {
  const keys = connected(db, start);
  if (keys.length === 1) return;
  const members = keys.map((key) => {
    const row = sql(db, 'SELECT named_at FROM node WHERE key = ?').get(key) as {
      named_at: Instant | null;
    };
    return { key, namedAt: row.named_at };
  });
  const canonical = representative(members);
  noteNewAlias();
  for (const key of keys)
    sql(db, 'UPDATE node SET canonical_key = ? WHERE key = ? AND canonical_key <> ?').run(
      canonical,
      key,
      canonical,
    );
}

/** Records one symlink. Returns whether it was news. */
export function addAlias(
  db: Database,
  datasetKey: NodeKey,
  aliasKey: NodeKey,
  type: string | null,
  at: Instant,
): boolean {
  if (datasetKey === aliasKey) return false;
  const known = sql(
    db,
    'SELECT first_seen FROM alias WHERE dataset_key = ? AND alias_key = ? AND type = ?',
  ).get(datasetKey, aliasKey, type ?? '') as { first_seen: Instant } | undefined;
  if (known) {
    if (at < known.first_seen)
      sql(
        db,
        'UPDATE alias SET first_seen = ? WHERE dataset_key = ? AND alias_key = ? AND type = ?',
      ).run(at, datasetKey, aliasKey, type ?? '');
    return false;
  }
  sql(db, 'INSERT INTO alias (dataset_key, alias_key, type, first_seen) VALUES (?, ?, ?, ?)').run(
    datasetKey,
    aliasKey,
    type ?? '',
    at,
  );
  return true;
}
