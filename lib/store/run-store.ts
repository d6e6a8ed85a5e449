import 'server-only';

import type { Instant, NodeKey, RunState } from '@/lib/lineage';

import { sql, type Database } from './database';
import { runKey } from './keys';

export type RunRow = {
  readonly key: string;
  readonly run_id: string;
  readonly job_key: NodeKey;
  readonly state: RunState;
  readonly started_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly nominal_start: Instant | null;
  readonly nominal_end: Instant | null;
  readonly parent_key: string | null;
  readonly root_key: string | null;
  readonly error_message: string | null;
  /** Which try it was: told, or counted among the runs of its job for the same nominal time. */
  readonly attempt: number | null;
  readonly tried_before: number;
  readonly facets: string;
  readonly parent_run_id: string | null;
  readonly parent_job_key: NodeKey | null;
};

/** A run on a dataset's list, with what it did there. */
export type UseRow = RunRow & {
  readonly side: 'input' | 'output';
  readonly version: string | null;
  readonly row_count: number | null;
  readonly bytes: number | null;
};

export type RunDatasetRow = {
  readonly side: 'input' | 'output';
  readonly dataset_key: NodeKey;
  readonly version: string | null;
  readonly row_count: number | null;
  readonly bytes: number | null;
  readonly fingerprints: string | null;
  readonly last_seen: Instant;
  readonly facets: string;
  readonly use_facets: string;
};

/** Runs that were over when this one began, planned for the same time: tries before it. */
const TRIED_BEFORE = `(SELECT count(*) FROM run AS tried
  WHERE tried.job_key = run.job_key AND tried.nominal_start = run.nominal_start AND tried.ended_at <= run.started_at
    AND (tried.started_at < run.started_at OR tried.key < run.key) AND tried.key <> run.key)`;
const COLUMNS = `run.key, run.run_id, run.job_key, run.state, run.started_at, run.ended_at, run.nominal_start,
  run.nominal_end, run.parent_key, run.root_key, run.error_message, run.attempt, ${TRIED_BEFORE} AS tried_before, run.facets, parent.run_id AS parent_run_id, parent.job_key AS parent_job_key`;
const RUNS = `SELECT ${COLUMNS} FROM run LEFT JOIN run AS parent ON parent.key = run.parent_key`;
const LATEST_FIRST = 'ORDER BY run.started_at DESC, run.key DESC';

export type Page = { readonly limit: number; readonly offset: number };

/** Runs of a job, latest start first. */
export function loadJobRuns(db: Database, jobKey: NodeKey, { limit, offset }: Page): RunRow[] {
  return sql(db, `${RUNS} WHERE run.job_key = ? ${LATEST_FIRST} LIMIT ? OFFSET ?`).all(
    jobKey,
    limit,
    offset,
  ) as RunRow[];
}

/** Number of runs of a job. */
export function countJobRuns(db: Database, jobKey: NodeKey): number {
  return sql(db, 'SELECT count(*) FROM run WHERE job_key = ?').pluck().get(jobKey) as number;
}

/** Rows of a dataset's uses: by one name straight from the index, by several names gathered and sorted. */
const usesOf = (keys: readonly NodeKey[]) =>
  keys.length === 1
    ? { from: 'run_dataset AS used', where: 'used.dataset_key = ?', value: keys[0] }
    : {
        from: 'json_each(?) AS wanted JOIN run_dataset AS used ON used.dataset_key = wanted.value',
        where: '1',
        value: JSON.stringify(keys),
      };
const LAST_USED_FIRST = 'ORDER BY used.last_seen DESC, used.run_key DESC';

/** Runs that read or wrote a dataset under any of its names, last used first. */
export function loadDatasetRuns(
  db: Database,
  datasetKeys: readonly NodeKey[],
  { limit, offset }: Page,
): UseRow[] {
  const { from, where, value } = usesOf(datasetKeys);
  return sql(
    db,
    `SELECT ${COLUMNS}, used.side, used.version, used.row_count, used.bytes FROM ${from}
     JOIN run ON run.key = used.run_key LEFT JOIN run AS parent ON parent.key = run.parent_key
     WHERE ${where} ${LAST_USED_FIRST} LIMIT ? OFFSET ?`,
  ).all(value, limit, offset) as UseRow[];
}

/** Number of uses {@link loadDatasetRuns} lists. */
export function countDatasetRuns(db: Database, datasetKeys: readonly NodeKey[]): number {
  return sql(
    db,
    'SELECT count(*) FROM json_each(?) AS wanted JOIN run_dataset ON dataset_key = wanted.value',
  )
    .pluck()
    .get(JSON.stringify(datasetKeys)) as number;
}

/** One run by its key; null if no event named it. */
export function loadRunByKey(db: Database, key: string): RunRow | null {
  return (sql(db, `${RUNS} WHERE run.key = ?`).get(key) as RunRow | undefined) ?? null;
}

/** One run by its run id; null if no event named it. */
export function loadRun(db: Database, runId: string): RunRow | null {
  return loadRunByKey(db, runKey(runId));
}

/** Runs by key; keys no event named are left out. */
export function loadRuns(db: Database, keys: Iterable<string>): Map<string, RunRow> {
  const rows = sql(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) AS wanted JOIN run ON run.key = wanted.value
     LEFT JOIN run AS parent ON parent.key = run.parent_key`,
  ).all(JSON.stringify([...new Set(keys)])) as RunRow[];
  return new Map(rows.map((row) => [row.key, row]));
}

/** Runs of a job planned for one time, first started first: the tries of one piece of work among them. */
export function loadPlannedRuns(
  db: Database,
  jobKey: NodeKey,
  nominalStart: Instant,
  limit: number,
): RunRow[] {
  return sql(
    db,
    `${RUNS} WHERE run.job_key = ? AND run.nominal_start = ? ORDER BY run.started_at, run.key LIMIT ?`,
  ).all(jobKey, nominalStart, limit) as RunRow[];
}

/** Runs that name this one as their parent, first started first. */
export function loadChildRuns(db: Database, key: string, limit: number): RunRow[] {
  return sql(db, `${RUNS} WHERE run.parent_key = ? ORDER BY run.started_at, run.key LIMIT ?`).all(
    key,
    limit,
  ) as RunRow[];
}

/** What a run read and wrote. */
export function loadRunDatasets(db: Database, key: string): RunDatasetRow[] {
  return sql(
    db,
    'SELECT side, dataset_key, version, row_count, bytes, fingerprints, last_seen, facets, use_facets FROM run_dataset WHERE run_key = ? ORDER BY side, dataset_key',
  ).all(key) as RunDatasetRow[];
}

/** Latest runs of jobs whose latest run failed, last failed first. */
export function loadFailingRuns(db: Database, limit: number): RunRow[] {
  return sql(
    db,
    `${RUNS} JOIN node ON node.key = run.job_key AND node.last_run_key = run.key
     WHERE run.state = 'failed' ORDER BY run.ended_at DESC, run.key DESC LIMIT ?`,
  ).all(limit) as RunRow[];
}

export type MeasuredUse = {
  readonly run_id: string;
  readonly at: Instant;
  readonly facets: string;
  readonly use_facets: string;
  readonly row_count: number | null;
  readonly bytes: number | null;
};

/** The last runs that read or wrote a dataset, latest first; where measurements are looked for. */
export function loadMeasuredUses(
  db: Database,
  datasetKeys: readonly NodeKey[],
  limit: number,
): MeasuredUse[] {
  const { from, where, value } = usesOf(datasetKeys);
  return sql(
    db,
    `SELECT run.run_id, used.last_seen AS at, used.facets, used.use_facets, used.row_count, used.bytes FROM ${from}
     JOIN run ON run.key = used.run_key WHERE ${where} ${LAST_USED_FIRST} LIMIT ?`,
  ).all(value, limit) as MeasuredUse[];
}

/** Jobs that are a part of a job. */
export function loadChildJobs(db: Database, jobKey: NodeKey): NodeKey[] {
  return sql(db, 'SELECT key FROM node WHERE parent_key = ? ORDER BY name, key')
    .pluck()
    .all(jobKey) as NodeKey[];
}

/** Run ids by key; keys of no run are left out. */
export function loadRunIds(db: Database, keys: readonly string[]): Map<string, string> {
  const rows = sql(
    db,
    'SELECT run.key, run.run_id FROM json_each(?) AS wanted JOIN run ON run.key = wanted.value',
  ).all(JSON.stringify(keys)) as { key: string; run_id: string }[];
  return new Map(rows.map((row) => [row.key, row.run_id]));
}
