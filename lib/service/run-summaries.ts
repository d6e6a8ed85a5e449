import 'server-only';

import type { RunSummary } from '@/lib/contract/runs';
import { instantToMs } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import { loadHeads, type NodeHead } from '@/lib/store/node-rows';
import type { RunRow, UseRow } from '@/lib/store/run-store';

import { rootsOf } from './run-roots';

function isUse(row: RunRow | UseRow): row is UseRow {
  return 'side' in row;
}

function attemptOf({ attempt, tried_before: before, nominal_start: planned }: RunRow) {
  if (attempt !== null) return { number: attempt, told: true };
  return planned === null ? null : { number: before + 1, told: false };
}

function linked(
  run: { readonly run_id: string; readonly job_key: string } | null | undefined,
  jobs: ReadonlyMap<string, NodeHead>,
) {
  const job = run ? jobs.get(run.job_key) : undefined;
  return run && job ? { runId: run.run_id, job } : null;
}

/** Turns run rows into what lists show; rows whose job is unknown cannot be and are left out. */
export function summarizeRuns(db: Database, rows: readonly (RunRow | UseRow)[]): RunSummary[] {
  const roots = rootsOf(db, rows);
  const jobs = loadHeads(
    db,
    rows.flatMap((row) => [
      row.job_key,
      ...(row.parent_job_key ? [row.parent_job_key] : []),
      ...(roots.get(row.key) ? [roots.get(row.key)?.job_key ?? ''] : []),
    ]),
  );
  return rows.flatMap((row): RunSummary[] => {
    const job = jobs.get(row.job_key);
    const parentJob = row.parent_job_key ? jobs.get(row.parent_job_key) : undefined;
    if (!job) return [];
    const { started_at: startedAt, ended_at: endedAt } = row;
    return [
      {
        runId: row.run_id,
        job,
        state: row.state,
        startedAt,
        endedAt,
        durationMs:
          startedAt && endedAt ? Math.max(0, instantToMs(endedAt) - instantToMs(startedAt)) : null,
        nominalStart: row.nominal_start,
        nominalEnd: row.nominal_end,
        parent:
          row.parent_run_id !== null && parentJob
            ? { runId: row.parent_run_id, job: parentJob }
            : null,
        root: linked(roots.get(row.key), jobs),
        attempt: attemptOf(row),
        errorMessage: row.error_message,
        use: isUse(row)
          ? { side: row.side, version: row.version, rowCount: row.row_count, bytes: row.bytes }
          : null,
      },
    ];
  });
}
