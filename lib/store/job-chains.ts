import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

/** A job and the job it is a part of. */
export type ChainedJob = {
  readonly key: NodeKey;
  readonly namespace: string;
  readonly name: string;
  /** By its latest run's parent, as it is now; null at the root. */
  readonly parent: NodeKey | null;
};

/** The given jobs and all jobs above them, by key; keys that are no job are left out. */
export function loadJobChains(db: Database, jobs: readonly NodeKey[]): Map<NodeKey, ChainedJob> {
  const found = new Map<NodeKey, ChainedJob>();
  let wanted = [...jobs];
  while (wanted.length > 0) {
    const rows = sql(
      db,
      `SELECT node.key, node.namespace, node.name, node.parent_key AS parent FROM json_each(?) AS wanted
       JOIN node ON node.key = wanted.value WHERE node.kind = 'job'`,
    ).all(JSON.stringify(wanted)) as ChainedJob[];
    for (const row of rows) found.set(row.key, row);
    const above = rows.flatMap(({ parent }) => parent ?? []);
    wanted = [...new Set(above)].filter((key) => !found.has(key));
  }
  return found;
}
