import type { NodeKey, Stamp } from '@/lib/lineage';

import { noteChange, noteNewAlias } from '../changes';
import { sql, type Database } from '../database';
import { touchDataset } from '../touched-datasets';

/** What an event says became of a dataset. */
export type LifecycleChange = {
  readonly key: NodeKey;
  readonly change: string;
  readonly previousKey: NodeKey | null;
  readonly byRun: string | null;
};

/** Records one change. All are kept: what holds at a moment is read from those before it. */
export function addLifecycle(
  db: Database,
  { key, change, previousKey, byRun }: LifecycleChange,
  [at, eventHash]: Stamp,
): void {
  const { changes } = sql(
    db,
    `INSERT OR IGNORE INTO lifecycle (dataset_key, at, event_hash, change, run_key, previous_key)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(key, at, eventHash, change.toUpperCase(), byRun, previousKey);
  if (changes === 0) return;
  touchDataset(db, key);
  if (change.toUpperCase() === 'RENAME' || change.toUpperCase() === 'DROP') noteNewAlias();
  // What others wrote before may count no longer.
  const writers = sql(
    db,
    `SELECT DISTINCT owner_key FROM shape_node WHERE node_key = ? AND side = 'output'`,
  )
    .pluck()
    .all(key) as NodeKey[];
  for (const writer of writers) noteChange(writer);
}
