import { readFacet, type FacetOf } from '@/lib/openlineage/facets';
import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { ATTEMPT_FACETS, readAttempt } from '@/lib/openlineage/read-attempt';
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
  type NodeKey,
  type RunLifecycle,
  type SourceKey,
  type Stamp,
} from '@/lib/lineage';

import { sql, type Database } from '../database';
import { codeKey } from '../code-key';
import { facetText, loadFacets, parseLedger } from '../facet-store';
import { runKey } from '../keys';
import { touchRun } from '../touched-datasets';
import { assignColumnShapes } from './column-shapes';
import type { FacetBodies } from './facet-bodies';
import { jobsOfChildren, refreshJob } from './job-place';
import { assignShape, type TargetEntries } from './shapes';

/** How a run's state, job and explicit lineage were arrived at; kept as JSON beside the results. */
export type RunRecord = {
  readonly told: RunLifecycle | null;
  /** Whose job it is: what its own events say (1) before what others say of it (0), then the latest. */
  readonly job: readonly [rank: 0 | 1, at: Instant, hash: string, key: NodeKey];
  /** Entries of the `lineage` job facet, which accumulate over a run's events. */
  readonly targets: TargetEntries;
  /** Hashes of all `lineage` job facets of its events; they tell columns. Absent if there are none. */
  readonly lineage?: readonly string[];
  /** The root that children named beside it, by the latest; absent once it speaks for itself. */
  readonly under?: readonly [at: Instant, hash: string, runId: string];
};

/** What an event says of a run. */
export type RunMention = {
  readonly runId: string;
  readonly jobKey: NodeKey;
  /** The root another run named beside it, if it is the parent. */
  readonly under?: string | null;
  /** Null when another run mentions it as its parent or root. */
  readonly own: {
    readonly type: EventType | null;
    readonly facets: readonly Facet[];
    /** Facets of the job in the same event. */
    readonly jobFacets: readonly Facet[];
    readonly targets: TargetEntries;
    /** The job's `lineage` facet, if the event has one. */
    readonly lineage: Facet | undefined;
  } | null;
};

type Row = {
  lifecycle: string;
  facets: string;
  code_facets: string;
  job_key: NodeKey;
  started_at: Instant | null;
  parent_key: string | null;
  first_seen: Instant;
  last_seen: Instant;
};

type State = {
  readonly runId: string;
  readonly before: Row | null;
  record: RunRecord | null;
  ledger: FacetLedger;
  code: FacetLedger;
  /** First and last mention by others; counts only while the run has not spoken for itself. */
  firstMention: Instant;
  lastMention: Instant;
  isChanged: boolean;
  /** It spoke for itself in this transaction, so its shape may be another. */
  hasSpoken: boolean;
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

/** The root above a run that only others speak of. */
function underOf(known: RunRecord | null, { runId, under, own }: RunMention, [at, hash]: Stamp) {
  if (own || known?.told) return {};
  const before = known?.under;
  if (!under || under === runId) return before ? { under: before } : {};
  const isLater = !before || `${at} ${hash}` > `${before[0]} ${before[1]}`;
  return { under: isLater ? ([at, hash, under] as const) : before };
}

function recordOf(known: RunRecord | null, mention: RunMention, stamp: Stamp): RunRecord {
  const { jobKey, own } = mention;
  const [at, hash] = stamp;
  const told = known?.told ?? null;
  const lineage = new Set(known?.lineage);
  if (own?.lineage) lineage.add(facetText(own.lineage).hash);
  return {
    ...(lineage.size > 0 ? { lineage: [...lineage].sort() } : {}),
    told: own ? tellRun(told, stamp, own.type) : told,
    job: laterJob(known?.job, [own ? 1 : 0, at, hash, jobKey]),
    targets: mergeTargets(known?.targets ?? null, own?.targets ?? null),
    ...underOf(known, mention, stamp),
  };
}

const RUN_FACETS: ReadonlySet<string> = new Set([
  'nominalTime',
  'parent',
  'parentRun',
  'errorMessage',
  ...ATTEMPT_FACETS,
]);
const LIST_MESSAGE_LENGTH = 2000;

/** Job facets that tell which code a run ran. */
const CODE_FACETS: ReadonlySet<string> = new Set(['sql', 'sourceCode', 'sourceCodeLocation']);

/** The run's parent as its facet tells; `parentRun` is the key of older Airflow. */
export function parentOf(facets: ReadonlyMap<string, Json>): FacetOf<'parent'> | null {
  return readFacet('parent', facets.get('parent')) ?? readFacet('parent', facets.get('parentRun'));
}

function instantOf(text: string | null | undefined): Instant | null {
  return text ? (parseInstant(text)?.instant ?? null) : null;
}

/** Parent and root of a run. One that never spoke is a part of the root its children name. */
function placeOf(parent: FacetOf<'parent'> | null, under: string | null) {
  const keyOf = (runId: string | null | undefined) =>
    runId === null || runId === undefined ? null : runKey(canonicalRunId(runId));
  return {
    parentKey: keyOf(parent?.run.runId ?? under),
    rootKey: keyOf(parent ? parent.root?.run.runId : under),
  };
}

/** What lists and the panel show of a run, out of its record and the facets in force. */
function runFields(db: Database, { told, under }: RunRecord, ledger: FacetLedger) {
  const facets = loadFacets(db, ledger, RUN_FACETS);
  const nominal = readFacet('nominalTime', facets.get('nominalTime'));
  const error = readFacet('errorMessage', facets.get('errorMessage'));
  const { state, startedAt, endedAt } = told
    ? readRun(told)
    : { state: 'unknown' as const, startedAt: null, endedAt: null };
  return {
    state,
    startedAt,
    endedAt,
    nominalStart: instantOf(nominal?.nominalStartTime),
    nominalEnd: instantOf(nominal?.nominalEndTime),
    ...placeOf(parentOf(facets), under?.[2] ?? null),
    attempt: readAttempt(facets),
    errorMessage: error?.message.slice(0, LIST_MESSAGE_LENGTH) ?? null,
  };
}

/** Runs as one transaction finds and leaves them: each is read once and written once. */
export class RunStates {
  readonly #db: Database;
  readonly #bodies: FacetBodies;
  readonly #states = new Map<string, State>();

  constructor(db: Database, bodies: FacetBodies) {
    this.#db = db;
    this.#bodies = bodies;
  }

  #load(key: string, runId: string, at: Instant): State {
    const known = this.#states.get(key);
    if (known) return known;
    const row = sql(
      this.#db,
      'SELECT lifecycle, facets, code_facets, job_key, started_at, parent_key, first_seen, last_seen FROM run WHERE key = ?',
    ).get(key) as Row | undefined;
    const state: State = {
      runId,
      before: row ?? null,
      record: row ? (JSON.parse(row.lifecycle) as RunRecord) : null,
      ledger: row ? parseLedger(row.facets) : [],
      code: row ? parseLedger(row.code_facets) : [],
      firstMention: row?.first_seen ?? at,
      lastMention: row?.last_seen ?? at,
      isChanged: false,
      hasSpoken: false,
    };
    this.#states.set(key, state);
    return state;
  }

  /** Records what an event says of a run, its own or one it mentions. */
  tell(mention: RunMention, stamp: Stamp): void {
    const { runId, own } = mention;
    const [at] = stamp;
    const state = this.#load(runKey(runId), runId, at);
    // What others say of a run that speaks for itself changes nothing.
    if (state.record?.told && !own) return;
    state.record = recordOf(state.record, mention, stamp);
    if (own) {
      state.ledger = setFacets(state.ledger, stamp, this.#bodies.store(own.facets));
      const code = own.jobFacets.filter(({ name }) => CODE_FACETS.has(name));
      state.code = setFacets(state.code, stamp, this.#bodies.store(code));
    }
    if (at < state.firstMention) state.firstMention = at;
    if (at > state.lastMention) state.lastMention = at;
    state.isChanged = true;
    state.hasSpoken ||= own !== null;
  }

  /** Writes what changed, and what follows for jobs: their latest run, and whose part they are. */
  flush(): void {
    const moved: string[] = [];
    const jobs = new Set<NodeKey>();
    for (const [key, state] of this.#states) {
      const { before, record } = state;
      if (!state.isChanged || !record) continue;
      const { startedAt, parentKey } = this.#write(key, state, record);
      const jobKey = record.job[3];
      // New, or another job's than was thought: the jobs of its children are part of another job now.
      if (before?.job_key !== jobKey) moved.push(key);
      if (before && before.job_key !== jobKey) jobs.add(before.job_key);
      if (
        before?.job_key !== jobKey ||
        before.started_at !== startedAt ||
        before.parent_key !== parentKey
      )
        jobs.add(jobKey);
    }
    for (const key of moved) for (const job of jobsOfChildren(this.#db, key)) jobs.add(job);
    for (const job of jobs) refreshJob(this.#db, job);
  }

  #write(key: string, state: State, record: RunRecord) {
    const { runId, ledger, code } = state;
    const fields = runFields(this.#db, record, ledger);
    touchRun(this.#db, key);
    sql(
      this.#db,
      `INSERT INTO run (key, run_id, job_key, state, started_at, ended_at, nominal_start, nominal_end, parent_key,
         root_key, error_message, attempt, first_seen, last_seen, lifecycle, facets, code_facets, code_key)
       VALUES ($key, $runId, $jobKey, $state, $startedAt, $endedAt, $nominalStart, $nominalEnd, $parentKey,
         $rootKey, $errorMessage, $attempt, $firstSeen, $lastSeen, $lifecycle, $facets, $codeFacets, $codeKey)
       ON CONFLICT (key) DO UPDATE SET job_key = excluded.job_key, state = excluded.state,
         started_at = excluded.started_at, ended_at = excluded.ended_at, nominal_start = excluded.nominal_start,
         nominal_end = excluded.nominal_end, parent_key = excluded.parent_key, root_key = excluded.root_key,
         error_message = excluded.error_message,
         attempt = excluded.attempt, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
         lifecycle = excluded.lifecycle, facets = excluded.facets, code_facets = excluded.code_facets,
         code_key = excluded.code_key`,
    ).run({
      key,
      runId,
      jobKey: record.job[3],
      ...fields,
      // A run is as old as its own words, however long its children go on.
      firstSeen: record.told?.first ?? state.firstMention,
      lastSeen: record.told?.last ?? state.lastMention,
      lifecycle: JSON.stringify(record),
      facets: JSON.stringify(ledger),
      codeFacets: JSON.stringify(code),
      codeKey: codeKey(loadFacets(this.#db, code)),
    });
    return fields;
  }

  /** Assigns shapes to the runs that spoke. Call it once runs and their datasets are written. */
  flushShapes(): void {
    for (const [key, { record, hasSpoken }] of this.#states)
      if (hasSpoken && record) {
        assignShape(this.#db, key, record.job[3], record.targets);
        assignColumnShapes(this.#db, key, record.job[3], record.lineage ?? null);
      }
  }
}
