import 'server-only';

import type { NodeKey, RunState } from '@/lib/lineage';

import { sql, type Database } from './database';

/** Where a run stands in the family of its root. */
export type RunPlace = {
  readonly key: string;
  readonly run_id: string;
  readonly job_key: NodeKey;
  readonly state: RunState;
  readonly parent_key: string | null;
  readonly root_key: string | null;
};

/** Places of runs by key; keys of no run are left out. */
export function loadPlaces(db: Database, keys: readonly string[]): RunPlace[] {
  if (keys.length === 0) return [];
  return sql(
    db,
    `SELECT run.key, run_id, job_key, state, parent_key, root_key FROM json_each(?) AS wanted
     JOIN run ON run.key = wanted.value`,
  ).all(JSON.stringify(keys)) as RunPlace[];
}
