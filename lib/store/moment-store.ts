import 'server-only';

import type { Instant, NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

export type RunTime = { readonly at: Instant; readonly failed: 0 | 1 };

/** When runs of jobs last spoke and whether they failed, and when something was declared: earliest first. */
export function loadRunTimes(db: Database, keys: readonly NodeKey[], limit: number): RunTime[] {
  const rows = sql(
    db,
    `SELECT last_seen AS at, state = 'failed' AS failed FROM json_each($keys) AS wanted JOIN run ON job_key = wanted.value
     WHERE started_at IS NOT NULL
     UNION ALL SELECT at, 0 FROM json_each($keys) AS wanted JOIN declaration ON owner_key = wanted.value
     UNION ALL SELECT at, 0 FROM json_each($keys) AS wanted JOIN lifecycle ON dataset_key = wanted.value
     ORDER BY at DESC LIMIT $limit`,
  ).all({ keys: JSON.stringify(keys), limit }) as RunTime[];
  return rows.reverse();
}
