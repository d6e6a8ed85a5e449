import { readFacet, type FacetOf } from '@/lib/openlineage/facets';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { isUsableName } from '@/lib/openlineage/limits';
import {
  parseInstant,
  readRun,
  setFacets,
  tellRun,
  type EventType,
  type Facet,
  type FacetLedger,
  type Instant,
  type Json,
  type NodeIdentity,
  type NodeKey,
  type RunLifecycle,
  type RunState,
  type SourceKey,
  type Stamp,
} from '@/lib/lineage';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';
import { loadFacets, parseLedger, storeFacets } from '../facet-store';
import { runKey } from '../keys';
import { touchNode } from './nodes';
import type { TargetEntries } from './shapes';

/** How a run's state, job and explicit lineage were arrived at; kept as JSON beside the results. */
export type RunRecord = {
  readonly told: RunLifecycle | null;
  /** Whose job it is: what its own events say (1) before what others say of it (0), then the latest. */
  readonly job: readonly [rank: 0 | 1, at: Instant, hash: string, key: NodeKey];
  /** Entries of the `lineage` job facet, which accumulate over a run's events. */
  readonly targets: TargetEntries;
};

type Row = {
  lifecycle: string;
  facets: string;
  job_key: NodeKey;
  started_at: Instant | null;
  parent_key: string | null;
  first_seen: Instant;
  last_seen: Instant;
};

/** What an event says of a run. */
export type RunMention = {
  readonly runId: string;
  readonly jobKey: NodeKey;
  /** Null when another run mentions it as its parent or root. */
  readonly own: {
    readonly type: EventType | null;
    readonly facets: readonly Facet[];
    readonly targets: TargetEntries;
  } | null;
};

function laterJob(a: RunRecord['job'] | undefined, b: RunRecord['job']): RunRecord['job'] {
  if (!a) return b;
  const [x, y] = [`${a[0]} ${a[1]} ${a[2]}`, `${b[0]} ${b[1]} ${b[2]}`];
  return x > y ? a : b;
}

function mergeTargets(a: TargetEntries, b: TargetEntries): TargetEntries {
  if (!a || !b) return a ?? b;
  const merged = new Map<SourceKey, Set<SourceKey>>(
    a.map(([target, from]) => [target, new Set(from)]),
  );
  for (const [target, from] of b)
    merged.set(target, new Set([...(merged.get(target) ?? []), ...from]));
  return [...merged]
    .map(([target, from]) => [target, [...from].sort()] as const)
    .sort(([x], [y]) => (x < y ? -1 : 1));
}

const RUN_FACETS: ReadonlySet<string> = new Set([
  'nominalTime',
  'parent',
  'parentRun',
  'errorMessage',
]);
const LIST_MESSAGE_LENGTH = 2000;

/** The run's parent as its facet tells; `parentRun` is the key of older Airflow. */
export function parentOf(facets: ReadonlyMap<string, Json>): FacetOf<'parent'> | null {
  return readFacet('parent', facets.get('parent')) ?? readFacet('parent', facets.get('parentRun'));
}

function instantOf(text: string | null | undefined): Instant | null {
  return text ? (parseInstant(text)?.instant ?? null) : null;
}

/**
 * First and last sight of a run: its own events; what children say counts only while it has none.
 * The edges a run shows are as old as its own words, however long its children go on.
 */
function sightings(told: RunLifecycle | null, row: Row | undefined, at: Instant) {
  if (told) return { firstSeen: told.first, lastSeen: told.last };
  return {
    firstSeen: row && row.first_seen < at ? row.first_seen : at,
    lastSeen: row && row.last_seen > at ? row.last_seen : at,
  };
}

type RunFields = {
  readonly state: RunState;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly nominalStart: Instant | null;
  readonly nominalEnd: Instant | null;
  readonly parentKey: string | null;
  readonly rootKey: string | null;
  readonly errorMessage: string | null;
};

/** What lists and the panel show of a run, out of its record and the facets in force. */
function runFields(db: Database, told: RunLifecycle | null, ledger: FacetLedger): RunFields {
  const facets = loadFacets(db, ledger, RUN_FACETS);
  const nominal = readFacet('nominalTime', facets.get('nominalTime'));
  const error = readFacet('errorMessage', facets.get('errorMessage'));
  const parent = parentOf(facets);
  const { state, startedAt, endedAt } = told
    ? readRun(told)
    : { state: 'unknown' as const, startedAt: null, endedAt: null };
  return {
    state,
    startedAt,
    endedAt,
    nominalStart: instantOf(nominal?.nominalStartTime),
    nominalEnd: instantOf(nominal?.nominalEndTime),
    parentKey: parent ? runKey(canonicalRunId(parent.run.runId)) : null,
    rootKey: parent?.root ? runKey(canonicalRunId(parent.root.run.runId)) : null,
    errorMessage: error?.message.slice(0, LIST_MESSAGE_LENGTH) ?? null,
  };
}

function recordOf(known: RunRecord | null, { jobKey, own }: RunMention, stamp: Stamp): RunRecord {
  const [at, hash] = stamp;
  const told = known?.told ?? null;
  return {
    told: own ? tellRun(told, stamp, own.type) : told,
    job: laterJob(known?.job, [own ? 1 : 0, at, hash, jobKey]),
    targets: mergeTargets(known?.targets ?? null, own?.targets ?? null),
  };
}

/** Records what an event says of a run, its own or one it mentions, and returns the run's record. */
export function tellOfRun(db: Database, mention: RunMention, stamp: Stamp): RunRecord {
  const { runId, own } = mention;
  const key = runKey(runId);
  const row = sql(
    db,
    'SELECT lifecycle, facets, job_key, started_at, parent_key, first_seen, last_seen FROM run WHERE key = ?',
  ).get(key) as Row | undefined;
  const known = row ? (JSON.parse(row.lifecycle) as RunRecord) : null;
  // What others say of a run that speaks for itself changes nothing.
  if (known?.told && !own) return known;
  const record = recordOf(known, mention, stamp);
  const ledger = setFacets(
    parseLedger(row?.facets ?? '[]'),
    stamp,
    storeFacets(db, own?.facets ?? []),
  );
  const fields = runFields(db, record.told, ledger);
  const jobKey = record.job[3];
  sql(
    db,
    `INSERT INTO run (key, run_id, job_key, state, started_at, ended_at, nominal_start, nominal_end, parent_key,
       root_key, error_message, first_seen, last_seen, lifecycle, facets)
     VALUES ($key, $runId, $jobKey, $state, $startedAt, $endedAt, $nominalStart, $nominalEnd, $parentKey,
       $rootKey, $errorMessage, $firstSeen, $lastSeen, $lifecycle, $facets)
     ON CONFLICT (key) DO UPDATE SET job_key = excluded.job_key, state = excluded.state,
       started_at = excluded.started_at, ended_at = excluded.ended_at, nominal_start = excluded.nominal_start,
       nominal_end = excluded.nominal_end, parent_key = excluded.parent_key, root_key = excluded.root_key,
       error_message = excluded.error_message, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
       lifecycle = excluded.lifecycle, facets = excluded.facets`,
  ).run({
    key,
    runId,
    jobKey,
    ...fields,
    ...sightings(record.told, row, stamp[0]),
    lifecycle: JSON.stringify(record),
    facets: JSON.stringify(ledger),
  });
  refreshJobs(db, key, row, { job_key: jobKey, ...fields });
  return record;
}

type Place = Pick<Row, 'job_key'> & Pick<RunFields, 'startedAt' | 'parentKey'>;

/** Brings the jobs up to date whose latest run, or place in another job, a run's change may change. */
function refreshJobs(db: Database, key: string, before: Row | undefined, now: Place): void {
  const hasMoved = before?.job_key !== now.job_key;
  if (before && hasMoved) refreshJob(db, before.job_key);
  // New, or another job's than was thought: the jobs of its children are part of another job now.
  if (hasMoved) refreshChildren(db, key);
  if (hasMoved || before.started_at !== now.startedAt || before.parent_key !== now.parentKey)
    refreshJob(db, now.job_key);
}

/** Brings the jobs of a run's children up to date. */
function refreshChildren(db: Database, key: string): void {
  const children = sql(db, 'SELECT DISTINCT job_key FROM run WHERE parent_key = ?').all(key) as {
    job_key: NodeKey;
  }[];
  for (const { job_key: child } of children) refreshJob(db, child);
}

/** Brings a job's latest run and the job it is part of up to date. */
function refreshJob(db: Database, jobKey: NodeKey): void {
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

/** Makes sure the parent and root an event names are known, even if they never report themselves. */
export function mentionParents(db: Database, runFacets: readonly Facet[], stamp: Stamp): void {
  const parent = parentOf(
    new Map(runFacets.filter(({ deleted }) => !deleted).map(({ name, body }) => [name, body])),
  );
  for (const { run, job } of parent ? [parent, ...(parent.root ? [parent.root] : [])] : []) {
    if (!isUsableName(job)) continue;
    const identity: NodeIdentity = { kind: 'job', namespace: job.namespace, name: job.name };
    const { key } = touchNode(db, { ...identity, isNamed: false, facets: [] }, stamp);
    tellOfRun(db, { runId: canonicalRunId(run.runId), jobKey: key, own: null }, stamp);
  }
}
