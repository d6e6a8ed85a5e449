import 'server-only';

import type { Instant, NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

/** What events told of a node in facets that describe it: the same many times, and when the last time was. */
export type ToldSet = { readonly told: string; readonly at: Instant };

/** The sets of describing facets that events up to `at` told of a node, by the hash of each; of events without any it is empty. */
export function* toldSets(db: Database, key: NodeKey, at: Instant): Generator<ToldSet> {
  const next = sql(db, 'SELECT min(told) FROM event_node WHERE node_key = ? AND told > ?').pluck();
  const first = sql(db, `SELECT min(told) FROM event_node WHERE node_key = ?`).pluck();
  const last = sql(
    db,
    'SELECT max(at) FROM event_node WHERE node_key = ? AND told = ? AND at <= ?',
  ).pluck();
  let told = first.get(key) as string | null;
  for (; told !== null; told = next.get(key, told) as string | null) {
    const seen = last.get(key, told, at) as Instant | null;
    if (seen !== null) yield { told, at: seen };
  }
}
