import 'server-only';

import type { Instant, NodeKey, RunEnd } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { RunOnTheWay } from './replay';

/** When a run was seen. */
export type RunSighting = {
  readonly runId: string;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
};
type LatestRun = { readonly started: string; readonly shapeKey: string | null };

type Runs = {
  /** The moment; what sorts after every time if there is none. */
  readonly until: string;
  /** Runs that were on the way at the moment, made again from their events. */
  readonly onTheWay: readonly RunOnTheWay[];
  /** Whether anybody will ask which shapes running runs show: it is read at once. */
  readonly mayRun: boolean;
};

/** The runs there were by a moment: those in the tables that had ended, and those on the way. */
export class RunsUntil {
  readonly #db: Database;
  readonly #until: string;
  readonly #passing: readonly RunOnTheWay[];
  readonly #runsOf = new Map<NodeKey, RunOnTheWay[]>();
  readonly #running = new Map<string, RunSighting[]>();

  constructor(db: Database, { until, onTheWay, mayRun }: Runs) {
    this.#db = db;
    this.#until = until;
    this.#passing = onTheWay;
    for (const run of onTheWay) {
      const known = this.#runsOf.get(run.jobKey);
      if (known) known.push(run);
      else this.#runsOf.set(run.jobKey, [run]);
    }
    if (mayRun) this.#loadRunning();
  }

  /** Runs of a job that were on the way. */
  onTheWay(job: NodeKey): readonly RunOnTheWay[] {
    return this.#runsOf.get(job) ?? [];
  }

  /** Whether a run that shows this shape is running. */
  isRunning(shapeKey: string): boolean {
    return this.#running.has(shapeKey);
  }

  #loadRunning(): void {
    const stored = sql(
      this.#db,
      `SELECT shape_key AS shapeKey, run_id AS runId, first_seen AS firstSeen, last_seen AS lastSeen
       FROM run WHERE state = 'running' AND last_seen <= ? AND shape_key IS NOT NULL`,
    ).all(this.#until) as (RunSighting & { shapeKey: string })[];
    const now = this.#passing.filter(({ state }) => state === 'running');
    for (const run of [...stored, ...now]) {
      if (run.shapeKey === null) continue;
      const known = this.#running.get(run.shapeKey);
      if (known) known.push(run);
      else this.#running.set(run.shapeKey, [run]);
    }
  }

  /** Stored runs without an end that last spoke before a window and are still on the way. */
  runningSince(shapeKey: string, from: Instant, to: Instant | null): RunSighting[] {
    const inTime = (run: RunSighting) =>
      run.lastSeen < from && (to === null || run.firstSeen <= to);
    const passing = new Set(this.#passing.map(({ runId }) => runId));
    return (this.#running.get(shapeKey) ?? []).filter(
      (run) => inTime(run) && !passing.has(run.runId),
    );
  }

  /** What a job's latest run showed, by start. */
  latest(job: NodeKey): LatestRun | null {
    const stored = sql(
      this.#db,
      `SELECT started_at || ' ' || key AS started, shape_key AS shapeKey FROM run
       WHERE job_key = $job AND started_at <= $until AND last_seen <= $until ORDER BY started_at DESC, key DESC LIMIT 1`,
    ).get({ job, until: this.#until }) as LatestRun | undefined;
    let latest = stored ?? null;
    for (const { startedAt, key, shapeKey } of this.onTheWay(job)) {
      const started = `${startedAt ?? ''} ${key}`;
      if (!latest || started > latest.started) latest = { started, shapeKey };
    }
    return latest;
  }

  /** The latest successful run that showed a shape. */
  success(job: NodeKey, shapeKey: string): RunEnd | null {
    const stored = sql(
      this.#db,
      `SELECT last_seen AS at, run_id AS runId FROM run WHERE shape_key = ? AND last_seen <= ? AND state = 'complete'
       ORDER BY last_seen DESC, run_id DESC LIMIT 1`,
    ).get(shapeKey, this.#until) as RunEnd | undefined;
    let latest = stored ?? null;
    for (const run of this.onTheWay(job)) {
      if (run.shapeKey !== shapeKey || run.state !== 'complete') continue;
      const { lastSeen: at, runId } = run;
      if (!latest || at > latest.at || (at === latest.at && runId > latest.runId))
        latest = { at, runId };
    }
    return latest;
  }
}
