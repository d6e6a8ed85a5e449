import type { NodeKey } from '@/lib/lineage';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';

/** Jobs of the runs that name a run as their parent. */
export function jobsOfChildren(db: Database, parentRunKey: string): NodeKey[] {
  return sql(db, 'SELECT DISTINCT job_key FROM run WHERE parent_key = ?')
    .pluck()
    .all(parentRunKey) as NodeKey[];
}

/** Brings a job's latest run and the job it is part of up to date. */
export function refreshJob(db: Database, jobKey: NodeKey): void {
  noteChange(jobKey);
  sql(
    db,
    `UPDATE node SET
       last_run_key = (SELECT key FROM run WHERE job_key = $job AND started_at IS NOT NULL ORDER BY started_at DESC, key DESC LIMIT 1),
       parent_key = (SELECT parent.job_key FROM run INDEXED BY run_child JOIN run AS parent ON parent.key = run.parent_key
                     WHERE run.job_key = $job AND run.parent_key IS NOT NULL ORDER BY run.started_at DESC, run.key DESC LIMIT 1)
     WHERE key = $job`,
  ).run({ job: jobKey });
}
