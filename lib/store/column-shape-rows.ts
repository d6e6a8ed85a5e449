import 'server-only';

import type { ColumnShape, Moment, NodeKey, SeenColumnShape } from '@/lib/lineage';

import { sql, type Database } from './database';
import { readShapeRow, type ShapeRow } from './shape-rows';

type ColumnRow = ShapeRow & { readonly owner_key: NodeKey; readonly is_declared: 0 | 1 };

const EVER_AFTER = '~'; // sorts after every time

const rowsOf = (db: Database, owners: readonly NodeKey[]) =>
  sql(
    db,
    `SELECT column_shape.key, owner_key, is_declared, content, run_count, first_seen, last_seen, last_run
     FROM json_each(?) AS wanted JOIN column_shape ON owner_key = wanted.value ORDER BY column_shape.key`,
  ).all(JSON.stringify(owners)) as ColumnRow[];

const RUNS = `FROM run_column_shape JOIN run ON run.key = run_key WHERE run_column_shape.shape_key = $key
  AND run.first_seen <= $until`;

/** How a shape had been seen in runs that began by the moment, in the window if there is one. */
function seenAt(db: Database, row: ColumnRow, { asOf, edges, from, to }: Moment): ShapeRow | null {
  const until = asOf ?? EVER_AFTER;
  const isWindow = edges === 'window';
  if (row.is_declared === 1)
    return row.first_seen <= (isWindow && to !== null && to < until ? to : until) ? row : null;
  if (!isWindow && row.last_seen <= until) return row;
  const bounds = {
    key: row.key,
    until,
    from: (isWindow ? from : null) ?? '',
    to: (isWindow ? to : null) ?? EVER_AFTER,
  };
  const within = `${RUNS} AND run.last_seen >= $from AND run.first_seen <= $to`;
  const seen = sql(
    db,
    `SELECT count(*) AS run_count, min(run.first_seen) AS first_seen, max(min(run.last_seen, $until)) AS last_seen ${within}`,
  ).get(bounds) as Pick<ShapeRow, 'run_count' | 'first_seen' | 'last_seen'>;
  if (seen.run_count === 0) return null;
  const last = sql(
    db,
    `SELECT run.run_id ${within} ORDER BY run.last_seen DESC, run.run_id DESC LIMIT 1`,
  )
    .pluck()
    .get(bounds) as string;
  return { ...row, ...seen, last_run: last };
}

/** The end of the latest successful run that showed a shape, as text that sorts by time; null if there is none. */
function successOf(db: Database, key: string, until: string): string | null {
  const end = sql(
    db,
    `SELECT run.last_seen || ' ' || run.run_id ${RUNS} AND run.state = 'complete' AND run.last_seen <= $until
     ORDER BY run.last_seen DESC, run.run_id DESC LIMIT 1`,
  )
    .pluck()
    .get({ key, until }) as string | undefined;
  return end ?? null;
}

function isShownBy(db: Database, key: string, condition: string, until: string): boolean {
  return (
    sql(db, `SELECT 1 ${RUNS} AND ${condition} LIMIT 1`).pluck().get({ key, until }) !== undefined
  );
}

/** The run of a job that started last, by key. */
function latestRun(db: Database, job: NodeKey, until: string): string | undefined {
  return sql(
    db,
    `SELECT key FROM run WHERE job_key = ? AND started_at <= ? ORDER BY started_at DESC, key DESC LIMIT 1`,
  )
    .pluck()
    .get(job, until) as string | undefined;
}

type Told = { readonly row: ColumnRow; readonly shape: SeenColumnShape };

/** For each output what its latest successful run said, and what runs on the way say. */
function currentOnly(db: Database, told: readonly Told[], until: string): Told[] {
  const best = new Map<string, string>();
  const ends = told.map(({ row, shape }) => {
    const end = row.is_declared === 1 ? null : successOf(db, row.key, until);
    const output = `${shape.owner} ${shape.output}`;
    if (end !== null && end > (best.get(output) ?? '')) best.set(output, end);
    return { end, output };
  });
  return told.filter(({ row, shape }, index) => {
    const { end, output } = ends[index] ?? { end: null, output: '' };
    if (row.is_declared === 1 || (end !== null && end === best.get(output))) return true;
    if (isShownBy(db, row.key, `run.state = 'running'`, until)) return true;
    const latest = best.has(output) ? undefined : latestRun(db, shape.owner, until);
    return latest !== undefined && isShown(db, row.key, latest);
  });
}

function isShown(db: Database, shapeKey: string, runKey: string): boolean {
  return (
    sql(db, 'SELECT 1 FROM run_column_shape WHERE run_key = ? AND shape_key = ?').get(
      runKey,
      shapeKey,
    ) !== undefined
  );
}

/**
 * What owners had said of columns by a moment, in a meaning of edges. Runs count from their first
 * event on; a run that was on the way at a past moment counts with all it said in the end, and of
 * declarations only the one in force now is known.
 *
 * @param owners all names of the owners.
 */
export function loadColumnShapes(
  db: Database,
  owners: readonly NodeKey[],
  moment: Moment,
): SeenColumnShape[] {
  const isPresent = moment.asOf === null && moment.edges !== 'window';
  const told = rowsOf(db, owners).flatMap((row): Told[] => {
    const seen = isPresent ? row : seenAt(db, row, moment);
    if (!seen) return [];
    const shape = JSON.parse(row.content) as ColumnShape;
    return [{ row, shape: { ...shape, ...readShapeRow(seen) } }];
  });
  const until = moment.asOf ?? EVER_AFTER;
  const shapesOf = (kept: readonly Told[]) => kept.map(({ shape }) => shape);
  if (moment.edges === 'current') return shapesOf(currentOnly(db, told, until));
  if (moment.edges !== 'latest-run') return shapesOf(told);
  return shapesOf(
    told.filter(({ row }) => {
      const latest = row.is_declared === 1 ? undefined : latestRun(db, row.owner_key, until);
      return row.is_declared === 1 || (latest !== undefined && isShown(db, row.key, latest));
    }),
  );
}
