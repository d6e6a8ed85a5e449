import {
  columnSources,
  composeColumns,
  facetEntries,
  SELF,
  type ColumnShape,
  type Instant,
  type Json,
  type NodeKey,
  type ShapeParts,
  type SourceKey,
  type ToldColumns,
} from '@/lib/lineage';
import {
  readColumnLineage,
  readDatasetLineage,
  readJobColumns,
  type ToldColumnGroups,
} from '@/lib/openlineage/read-columns';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';
import { loadBody } from '../facet-store';
import { columnShapeKey } from '../keys';
import type { ShapeRun } from './shapes';
import { sourceKey } from './told-sources';
import type { TellingOutput } from './use-states';

function byKey({ groups, sourceless }: ToldColumnGroups): ToldColumns {
  return {
    groups: groups.map(({ from, to, use }) => ({
      from: from.map(({ source, fields }) => [sourceKey(source), fields] as const),
      to,
      use,
    })),
    sourceless,
  };
}

type JobColumns = readonly { readonly target: SourceKey; readonly told: ToldColumns }[];

const datasetLineage = (body: Json | undefined) => {
  const told = readDatasetLineage(body);
  return told && byKey(told);
};
const columnLineage = (body: Json | undefined) => {
  const told = readColumnLineage(body);
  return told && byKey(told);
};
const jobColumns = (body: Json | undefined): JobColumns =>
  (readJobColumns(body) ?? []).map(({ target, told }) => ({
    target: sourceKey(target),
    told: byKey(told),
  }));

/** What facets say, by facet body: the same ones come with every run. Hashes never change their meaning. */
class Readings<Told> {
  readonly #read: (body: Json | undefined) => Told;
  readonly #known = new Map<string, Told>();

  constructor(read: (body: Json | undefined) => Told) {
    this.#read = read;
  }

  of(db: Database, hash: string): Told {
    const known = this.#known.get(hash);
    if (known !== undefined) return known;
    const told = this.#read(loadBody(db, hash));
    if (this.#known.size >= READINGS_KEPT) this.#known.clear();
    this.#known.set(hash, told);
    return told;
  }
}
const READINGS_KEPT = 1000;
const datasetReadings = new Readings(datasetLineage);
const columnReadings = new Readings(columnLineage);
const jobReadings = new Readings(jobColumns);

type Output = {
  readonly key: NodeKey;
  readonly lineage: ToldColumns | null;
  readonly columns: ToldColumns | null;
};
type Owner = Pick<ColumnShape, 'owner' | 'ownerKind' | 'isDeclared'>;

/** Shapes of all outputs, and of targets only the job's explicit lineage names. */
function composeAll(owner: Owner, outputs: readonly Output[], job: JobColumns | null) {
  const targets = new Map<NodeKey, ToldColumns[]>();
  for (const { target, told } of job ?? []) {
    const key = target === SELF ? owner.owner : target;
    const known = targets.get(key);
    if (known) known.push(told);
    else targets.set(key, [told]);
  }
  const named = new Map(outputs.map((output) => [output.key, output]));
  return [...new Set([...named.keys(), ...targets.keys()])].flatMap((key) => {
    const own = named.get(key);
    const explicit = [...(targets.get(key) ?? []), ...(own?.lineage ? [own.lineage] : [])];
    // The job's explicit list is complete: what is no target has no source.
    const columns = job && explicit.length === 0 ? null : (own?.columns ?? null);
    return composeColumns({ ...owner, output: key, explicit, columns }) ?? [];
  });
}

function noteShape(shape: ColumnShape): void {
  noteChange(shape.owner);
  noteChange(shape.output);
  for (const key of columnSources(shape)) noteChange(key);
}

function insertShape(db: Database, shape: ColumnShape): string {
  const content = JSON.stringify(shape);
  const key = columnShapeKey(content);
  sql(
    db,
    `INSERT OR IGNORE INTO column_shape (key, owner_key, is_declared, content, run_count, first_seen, last_seen)
     VALUES (?, ?, ?, ?, 0, '', '')`,
  ).run(key, shape.owner, shape.isDeclared ? 1 : 0, content);
  noteShape(shape);
  return key;
}

function removeShape(db: Database, key: string): void {
  const { content } = sql(db, 'SELECT content FROM column_shape WHERE key = ?').get(key) as {
    content: string;
  };
  noteShape(JSON.parse(content) as ColumnShape);
  sql(db, 'DELETE FROM column_shape WHERE key = ?').run(key);
}

/** Counts a run of a shape, or what more was seen of one: times only widen. */
function addSighting(
  db: Database,
  key: string,
  { runId, firstSeen, lastSeen }: ShapeRun,
  isNew: boolean,
): void {
  sql(
    db,
    `UPDATE column_shape SET run_count = run_count + $more,
       last_run = CASE WHEN last_run IS NULL OR $last > last_seen OR ($last = last_seen AND $run > last_run)
                       THEN $run ELSE last_run END,
       first_seen = CASE WHEN first_seen = '' THEN $first ELSE min(first_seen, $first) END,
       last_seen = max(last_seen, $last)
     WHERE key = $key`,
  ).run({ key, run: runId, first: firstSeen, last: lastSeen, more: isNew ? 1 : 0 });
}

/** Takes a run away from a shape, and the shape with the last one. */
function removeSighting(db: Database, key: string, runKey: string): void {
  sql(db, 'DELETE FROM run_column_shape WHERE run_key = ? AND shape_key = ?').run(runKey, key);
  const left = sql(
    db,
    `SELECT count(*) AS runs, min(run.first_seen) AS first, max(run.last_seen) AS last
     FROM run_column_shape JOIN run ON run.key = run_key WHERE run_column_shape.shape_key = ?`,
  ).get(key) as { runs: number; first: string | null; last: string | null };
  if (left.runs === 0) {
    removeShape(db, key);
    return;
  }
  sql(
    db,
    `UPDATE column_shape SET run_count = $runs, first_seen = $first, last_seen = $last,
       last_run = (SELECT run.run_id FROM run_column_shape JOIN run ON run.key = run_key
                   WHERE run_column_shape.shape_key = $key ORDER BY run.last_seen DESC, run.run_id DESC LIMIT 1)
     WHERE key = $key`,
  ).run({ key, ...left });
}

function readOutput(db: Database, { key, facets }: TellingOutput): Output {
  const hashes = new Map(facetEntries(facets).map(({ name, bodyHash }) => [name, bodyHash]));
  const [lineage, columns] = [hashes.get('lineage'), hashes.get('columnLineage')];
  return {
    key,
    lineage: lineage ? datasetReadings.of(db, lineage) : null,
    columns: columns ? columnReadings.of(db, columns) : null,
  };
}

/** A run that may show other column shapes than before. */
type ColumnRun = ShapeRun & {
  readonly key: string;
  readonly isNew: boolean;
  readonly jobKey: NodeKey;
  readonly outputs: readonly TellingOutput[];
  /** Hashes of its job's explicit `lineage` facets; null if it has none. */
  readonly lineage: readonly string[] | null;
};

/** Recomputes which column shapes a run shows, after anything about it changed. */
export function assignColumnShapes(db: Database, run: ColumnRun): void {
  const former = run.isNew
    ? []
    : (sql(db, 'SELECT shape_key FROM run_column_shape WHERE run_key = ?')
        .pluck()
        .all(run.key) as string[]);
  const before = new Set(former);
  const shapes = composeAll(
    { owner: run.jobKey, ownerKind: 'job', isDeclared: false },
    run.outputs.map((output) => readOutput(db, output)),
    run.lineage?.flatMap((hash) => jobReadings.of(db, hash)) ?? null,
  );
  for (const shape of shapes) {
    const key = insertShape(db, shape);
    const isNew = !before.delete(key);
    if (isNew)
      sql(db, 'INSERT INTO run_column_shape (run_key, shape_key) VALUES (?, ?)').run(run.key, key);
    addSighting(db, key, run, isNew);
  }
  for (const key of before) removeSighting(db, key, run.key);
}

/** Lineage facets of the outputs of a job or dataset event. */
export type DeclaredColumns = {
  readonly outputs: readonly {
    readonly key: NodeKey;
    readonly lineage: Json | undefined;
    readonly columnLineage: Json | undefined;
  }[];
  readonly job: Json | undefined;
};

/** What a declaration tells of columns: for each output a shape. */
export function declaredColumns(
  { owner, ownerKind }: Pick<ShapeParts, 'owner' | 'ownerKind'>,
  { outputs, job }: DeclaredColumns,
): ColumnShape[] {
  const told = outputs.map(({ key, lineage, columnLineage: columns }) => ({
    key,
    lineage: datasetLineage(lineage),
    columns: columnLineage(columns),
  }));
  const explicit = job !== undefined && readJobColumns(job) ? jobColumns(job) : null;
  return composeAll({ owner, ownerKind, isDeclared: true }, told, explicit);
}

/** Draws what a declaration tells of columns, in place of the one before. */
export function drawDeclaredColumns(
  db: Database,
  owner: NodeKey,
  shapes: readonly ColumnShape[],
  at: Instant,
): void {
  const former = sql(db, 'SELECT key FROM column_shape WHERE owner_key = ? AND is_declared = 1')
    .pluck()
    .all(owner) as string[];
  for (const key of former) removeShape(db, key);
  for (const shape of shapes) {
    const key = insertShape(db, shape);
    sql(db, 'UPDATE column_shape SET first_seen = ?, last_seen = ? WHERE key = ?').run(at, at, key);
  }
}
