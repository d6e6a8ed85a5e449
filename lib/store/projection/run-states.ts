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

import type { Database } from '../database';
import { codeKey } from '../code-key';
import { facetText, loadFacets, parseLedger } from '../facet-store';
import { runKey } from '../keys';
import { touchRun } from '../touched-datasets';
import { assignColumnShapes } from './column-shapes';
import type { FacetBodies } from './facet-bodies';
import { jobsOfChildren, refreshJob } from './job-place';
import { readRunRow, writeRunRow, type RunColumns } from './run-rows';
import { moveSighting, shapeOfRun, type RunShape, type TargetEntries } from './shapes';
import type { UseStates } from './use-states';

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

type State = {
  readonly runId: string;
  readonly before: RunColumns | null;
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
    parent_key: keyOf(parent?.run.runId ?? under),
    root_key: keyOf(parent ? parent.root?.run.runId : under),
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
    started_at: startedAt,
    ended_at: endedAt,
    nominal_start: instantOf(nominal?.nominalStartTime),
    nominal_end: instantOf(nominal?.nominalEndTime),
    ...placeOf(parentOf(facets), under?.[2] ?? null),
    attempt: readAttempt(facets),
    error_message: error?.message.slice(0, LIST_MESSAGE_LENGTH) ?? null,
  };
}

/** A run whose row was written. */
type Written = {
  readonly key: string;
  readonly runId: string;
  readonly record: RunRecord;
  readonly before: RunColumns | null;
  readonly columns: RunColumns;
  /** What it shows now; null if it did not speak for itself. */
  readonly shape: RunShape | null;
};

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
    const row = readRunRow(this.#db, key);
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

  /** Whether the store had no row of a run that was spoken of. */
  isNew(runId: string): boolean {
    return this.#states.get(runKey(runId))?.before === null;
  }

  /**
   * Writes what changed, and what follows: which shapes runs show, the latest runs of jobs, and
   * whose part jobs are. Call it once the runs' uses are written.
   */
  flush(uses: UseStates): void {
    const written = [...this.#states].flatMap(([key, state]) => {
      const { record, isChanged } = state;
      return isChanged && record ? [this.#write(key, state, record, uses)] : [];
    });
    this.#refreshJobs(written);
    for (const run of written) if (run.shape) this.#show(run, run.shape, uses);
  }

  #refreshJobs(written: readonly Written[]): void {
    const moved: string[] = [];
    const jobs = new Set<NodeKey>();
    for (const { key, before, columns } of written) {
      const { job_key: jobKey, started_at: startedAt, parent_key: parentKey } = columns;
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

  #write(key: string, state: State, record: RunRecord, uses: UseStates): Written {
    const { runId, before, ledger, code, hasSpoken } = state;
    const jobKey = record.job[3];
    const shape = hasSpoken ? shapeOfRun(jobKey, uses.sides(key), record.targets) : null;
    const columns: RunColumns = {
      job_key: jobKey,
      ...runFields(this.#db, record, ledger),
      shape_key: shape ? shape.key : (before?.shape_key ?? null),
      // A run is as old as its own words, however long its children go on.
      first_seen: record.told?.first ?? state.firstMention,
      last_seen: record.told?.last ?? state.lastMention,
      lifecycle: JSON.stringify(record),
      facets: JSON.stringify(ledger),
      code_facets: JSON.stringify(code),
      code_key: codeKey(loadFacets(this.#db, code)),
    };
    touchRun(this.#db, key);
    writeRunRow(this.#db, { key, runId }, columns, before);
    return { key, runId, record, before, columns, shape };
  }

  #show({ key, runId, record, before, columns }: Written, after: RunShape, uses: UseStates): void {
    const run = { runId, firstSeen: columns.first_seen, lastSeen: columns.last_seen };
    const former = before?.shape_key;
    const known =
      before && typeof former === 'string'
        ? { key: former, runId, firstSeen: before.first_seen, lastSeen: before.last_seen }
        : null;
    moveSighting(this.#db, run, after, known);
    assignColumnShapes(this.#db, {
      ...run,
      key,
      isNew: before === null,
      jobKey: columns.job_key,
      outputs: uses.tellingOutputs(key),
      lineage: record.lineage ?? null,
    });
  }
}
