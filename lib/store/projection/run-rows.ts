import type { Instant, NodeKey } from '@/lib/lineage';

import { sql, type Database } from '../database';

/** Columns of a run's row that may change, as stored. */
export type RunColumns = {
  readonly job_key: NodeKey;
  readonly state: string;
  readonly started_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly nominal_start: Instant | null;
  readonly nominal_end: Instant | null;
  readonly parent_key: string | null;
  readonly root_key: string | null;
  readonly error_message: string | null;
  readonly attempt: number | null;
  readonly shape_key: string | null;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
  readonly lifecycle: string;
  readonly facets: string;
  readonly code_facets: string;
  readonly code_key: string | null;
};

/** A run's row, if it has one. */
export function readRunRow(db: Database, key: string): RunColumns | undefined {
  return sql(
    db,
    `SELECT job_key, state, started_at, ended_at, nominal_start, nominal_end, parent_key, root_key, error_message, attempt,
       shape_key, first_seen, last_seen, lifecycle, facets, code_facets, code_key FROM run WHERE key = ?`,
  ).get(key) as RunColumns | undefined;
}

/** Puts a run's row, or what changed of it: an index of what did not change is not touched. */
export function writeRunRow(
  db: Database,
  { key, runId }: { readonly key: string; readonly runId: string },
  columns: RunColumns,
  before: RunColumns | null,
): void {
  const names = Object.keys(columns) as (keyof RunColumns)[];
  if (!before) {
    sql(
      db,
      `INSERT INTO run (key, run_id, ${names.join()}) VALUES (?, ?, ${names.map(() => '?').join()})`,
    ).run(key, runId, ...names.map((name) => columns[name]));
    return;
  }
  const changed = names.filter((name) => columns[name] !== before[name]);
  if (changed.length === 0) return;
  sql(db, `UPDATE run SET ${changed.map((name) => `${name} = ?`).join()} WHERE key = ?`).run(
    ...changed.map((name) => columns[name]),
    key,
  );
}
