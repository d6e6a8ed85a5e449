import 'server-only';

import type {
  ColumnShape,
  Instant,
  Moment,
  NodeKey,
  SeenColumnShape,
  ShapeSighting,
} from '@/lib/lineage';

import { sql, type Database } from './database';
import { addRun } from './add-run';
import { loadBody } from './facet-store';
import type { ColumnsOnTheWay, OnTheWay } from './replay';
import { readShapeRow, type ShapeRow } from './shape-rows';

type ColumnRow = ShapeRow & { readonly owner_key: NodeKey; readonly is_declared: 0 | 1 };

/** A shape as the moment has it. */
type Told = {
  readonly key: string;
  readonly isDeclared: boolean;
  readonly shape: SeenColumnShape;
};

const EVER_AFTER = '~'; // sorts after every time

/** What runs and declarations had said of columns by a moment: as a store that received only the events up to then. */
class ColumnsAt {
  readonly #db: Database;
  readonly #moment: Moment;
  readonly #until: string;
  readonly #onTheWay: OnTheWay;

  constructor(db: Database, moment: Moment, onTheWay: OnTheWay) {
    this.#db = db;
    this.#moment = moment;
    this.#until = moment.asOf ?? EVER_AFTER;
    this.#onTheWay = onTheWay;
  }

  get #isPresent(): boolean {
    const { asOf, edges } = this.#moment;
    return asOf === null && edges !== 'window';
  }

  told(owners: readonly NodeKey[]): Told[] {
    const rows = sql(
      this.#db,
      `SELECT column_shape.key, owner_key, is_declared, content, run_count, first_seen, last_seen, last_run
       FROM json_each(?) AS wanted JOIN column_shape ON owner_key = wanted.value ORDER BY column_shape.key`,
    ).all(JSON.stringify(owners)) as ColumnRow[];
    const told = new Map<string, Told>();
    for (const row of rows) {
      if (row.is_declared === 1 && !this.#isPresent) continue;
      const seen = this.#isPresent ? readShapeRow(row) : this.#seenAt(row);
      if (!seen) continue;
      const shape = { ...(JSON.parse(row.content) as ColumnShape), ...seen };
      told.set(row.key, { key: row.key, isDeclared: row.is_declared === 1, shape });
    }
    if (this.#isPresent) return [...told.values()];
    const asked = new Set(owners);
    for (const run of this.#onTheWay.columns)
      if (asked.has(run.jobKey) && this.#isInWindow(run)) addTold(told, run);
    return [...told.values(), ...owners.flatMap((owner) => this.#declared(owner))];
  }

  /** How a shape had been seen by the moment, in the window if there is one; runs on the way are not in it. */
  #seenAt(row: ColumnRow): ShapeSighting | null {
    const { edges, from, to } = this.#moment;
    const isWindow = edges === 'window';
    if (!isWindow && row.last_seen <= this.#until) return readShapeRow(row);
    const bounds = {
      key: row.key,
      until: this.#until,
      from: (isWindow ? from : null) ?? '',
      to: (isWindow ? to : null) ?? EVER_AFTER,
    };
    const within = `FROM run_column_shape JOIN run ON run.key = run_key WHERE run_column_shape.shape_key = $key
      AND run.last_seen <= $until AND run.first_seen <= $to AND (run.last_seen >= $from OR run.state = 'running')`;
    const seen = sql(
      this.#db,
      `SELECT count(*) AS runCount, min(run.first_seen) AS firstSeen, max(run.last_seen) AS lastSeen ${within}`,
    ).get(bounds) as ShapeSighting;
    if (seen.runCount === 0) return null;
    const lastRun = sql(
      this.#db,
      `SELECT run.run_id ${within} ORDER BY run.last_seen DESC, run.run_id DESC LIMIT 1`,
    )
      .pluck()
      .get(bounds) as string;
    return { ...seen, lastRun };
  }

  #isInWindow({ firstSeen, lastSeen, state }: ColumnsOnTheWay): boolean {
    const { edges, from, to } = this.#moment;
    if (edges !== 'window') return true;
    if (from !== null && lastSeen < from && state !== 'running') return false;
    return to === null || firstSeen <= to;
  }

  /** What the declaration in force then told of columns. */
  #declared(owner: NodeKey): Told[] {
    const { edges, to } = this.#moment;
    const until = edges === 'window' && to !== null && to < this.#until ? to : this.#until;
    const row = sql(
      this.#db,
      'SELECT columns_key AS key, at FROM declaration WHERE owner_key = ? AND at <= ? ORDER BY at DESC, event_hash DESC LIMIT 1',
    ).get(owner, until) as { key: string | null; at: Instant } | undefined;
    const { key = null, at: declaredAt = null } = row ?? {};
    if (key === null || declaredAt === null) return [];
    const shapes = loadBody(this.#db, key) as unknown as readonly ColumnShape[];
    const seen = { runCount: 0, firstSeen: declaredAt, lastSeen: declaredAt, lastRun: null };
    return shapes.map((shape, at) => ({
      key: `${key} ${at}`,
      isDeclared: true,
      shape: { ...shape, ...seen },
    }));
  }

  /** The end of the latest successful run that showed a shape, as text that sorts by time; null if there is none. */
  #successOf(key: string): string | null {
    const stored = sql(
      this.#db,
      `SELECT run.last_seen || ' ' || run.run_id FROM run_column_shape JOIN run ON run.key = run_key
       WHERE run_column_shape.shape_key = ? AND run.state = 'complete' AND run.last_seen <= ?
       ORDER BY run.last_seen DESC, run.run_id DESC LIMIT 1`,
    )
      .pluck()
      .get(key, this.#until) as string | undefined;
    return this.#onTheWay.columns
      .filter((run) => run.key === key && run.state === 'complete')
      .map(({ lastSeen, runId }) => `${lastSeen} ${runId}`)
      .reduce<string | null>((a, b) => (a === null || b > a ? b : a), stored ?? null);
  }

  #isRunning(key: string): boolean {
    if (this.#onTheWay.columns.some((run) => run.key === key && run.state === 'running'))
      return true;
    const stored = sql(
      this.#db,
      `SELECT 1 FROM run_column_shape JOIN run ON run.key = run_key
       WHERE run_column_shape.shape_key = ? AND run.state = 'running' AND run.last_seen <= ? LIMIT 1`,
    ).get(key, this.#until);
    return stored !== undefined;
  }

  /** Keys of the shapes that the run of a job showed that started last. */
  #latest(job: NodeKey): ReadonlySet<string> {
    const stored = sql(
      this.#db,
      `SELECT started_at || ' ' || key AS started, key FROM run
       WHERE job_key = ? AND started_at <= ? AND last_seen <= ? ORDER BY started_at DESC, key DESC LIMIT 1`,
    ).get(job, this.#until, this.#until) as { started: string; key: string } | undefined;
    const passing = this.#onTheWay.runs
      .filter((run) => run.jobKey === job)
      .map(({ startedAt, key }) => ({ started: `${startedAt ?? ''} ${key}`, key }));
    const latest = passing.reduce((a, b) => (a && a.started > b.started ? a : b), stored);
    if (latest === undefined) return new Set();
    if (latest !== stored)
      return new Set(
        this.#onTheWay.columns.flatMap((run) => (run.runKey === latest.key ? run.key : [])),
      );
    return new Set(
      sql(this.#db, 'SELECT shape_key FROM run_column_shape WHERE run_key = ?')
        .pluck()
        .all(latest.key) as string[],
    );
  }

  latestOnly(told: readonly Told[]): Told[] {
    const latest = new Map<NodeKey, ReadonlySet<string>>();
    const isLatest = ({ key, shape: { owner } }: Told) => {
      const keys = latest.get(owner) ?? this.#latest(owner);
      latest.set(owner, keys);
      return keys.has(key);
    };
    return told.filter((one) => one.isDeclared || isLatest(one));
  }

  /** For each output what its latest successful run said, and what runs on the way say. */
  currentOnly(told: readonly Told[]): Told[] {
    const best = new Map<string, string>();
    const ends = new Map<Told, string | null>();
    const outputOf = ({ shape }: Told) => `${shape.owner} ${shape.output}`;
    for (const one of told) {
      const end = one.isDeclared ? null : this.#successOf(one.key);
      ends.set(one, end);
      if (end !== null && end > (best.get(outputOf(one)) ?? '')) best.set(outputOf(one), end);
    }
    const latest = new Set(this.latestOnly(told.filter((one) => !best.has(outputOf(one)))));
    return told.filter((one) => {
      if (one.isDeclared || latest.has(one)) return true;
      const end = ends.get(one) ?? null;
      return (end !== null && end === best.get(outputOf(one))) || this.#isRunning(one.key);
    });
  }
}

/** A run on the way shows a shape, which other runs may have shown before. */
function addTold(told: Map<string, Told>, run: ColumnsOnTheWay): void {
  const known = told.get(run.key);
  const shape = known?.shape ?? (JSON.parse(run.content) as ColumnShape);
  const seen = addRun(known?.shape ?? null, run);
  told.set(run.key, { key: run.key, isDeclared: false, shape: { ...shape, ...seen } });
}

/**
 * What owners had said of columns by a moment, in a meaning of edges.
 *
 * @param owners all names of the owners.
 * @param onTheWay runs on the way at the moment, as they were then; nobody where it is now.
 */
export function loadColumnShapes(
  db: Database,
  owners: readonly NodeKey[],
  moment: Moment,
  onTheWay: OnTheWay,
): SeenColumnShape[] {
  const at = new ColumnsAt(db, moment, onTheWay);
  const told = at.told(owners);
  const kept = {
    all: () => told,
    window: () => told,
    current: () => at.currentOnly(told),
    'latest-run': () => at.latestOnly(told),
  }[moment.edges]();
  return kept.map(({ shape }) => shape);
}
