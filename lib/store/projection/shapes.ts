import {
  composeShape,
  shapeInputs,
  type Instant,
  type NodeKey,
  type Shape,
  type ShapeParts,
  type SourceKey,
  type Stamp,
} from '@/lib/lineage';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';
import { shapeKey } from '../keys';
import type { FacetBodies } from './facet-bodies';
import { insertRows } from './insert-rows';

/** Everything a shape connects is drawn differently once it comes or goes. */
function noteShape(db: Database, key: string): void {
  const rows = sql(db, 'SELECT node_key, owner_key FROM shape_node WHERE shape_key = ?').all(
    key,
  ) as { node_key: NodeKey; owner_key: NodeKey }[];
  for (const row of rows) {
    noteChange(row.node_key);
    noteChange(row.owner_key);
  }
}

/** A run as its row has it: which run showed a shape, and when. */
export type ShapeRun = {
  readonly runId: string;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
};

/** What a run shows: a shape and the row it is kept in; no row if it has no datasets. */
export type RunShape = {
  readonly shape: Shape;
  readonly key: string | null;
  readonly content: string;
};

/** Puts a shape that may be there already. */
function insertShape(
  db: Database,
  { key, shape, content }: RunShape & { key: string },
  { runId, firstSeen, lastSeen }: ShapeRun | { runId: null; firstSeen: ''; lastSeen: '' },
): void {
  const { changes } = sql(
    db,
    `INSERT OR IGNORE INTO shape (key, owner_key, content, run_count, first_seen, last_seen, last_run) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(key, shape.owner, content, runId === null ? 0 : 1, firstSeen, lastSeen, runId);
  if (changes === 0) return;
  const sides = [
    ...[...shapeInputs(shape)].map((input) => [input, 'input', key, shape.owner]),
    ...shape.outputs.map(({ key: output }) => [output, 'output', key, shape.owner]),
  ];
  insertRows(db, 'INSERT INTO shape_node (node_key, side, shape_key, owner_key) VALUES', sides);
  noteShape(db, key);
}

function removeShape(db: Database, key: string): void {
  noteShape(db, key);
  sql(db, 'DELETE FROM shape_node WHERE shape_key = ?').run(key);
  sql(db, 'DELETE FROM shape WHERE key = ?').run(key);
}

/** Counts a run of a shape, or what more was seen of one: times only widen. False if there is no such shape. */
function addSighting(
  db: Database,
  key: string,
  { runId, firstSeen, lastSeen }: ShapeRun,
  isNew: boolean,
): boolean {
  const { changes } = sql(
    db,
    `UPDATE shape SET run_count = run_count + $more,
       last_run = CASE WHEN last_run IS NULL OR $last > last_seen OR ($last = last_seen AND $run > last_run)
                       THEN $run ELSE last_run END,
       first_seen = CASE WHEN first_seen = '' THEN $first ELSE min(first_seen, $first) END,
       last_seen = max(last_seen, $last)
     WHERE key = $key`,
  ).run({ key, run: runId, first: firstSeen, last: lastSeen, more: isNew ? 1 : 0 });
  return changes > 0;
}

/**
 * Takes a run away from a shape, and the shape with the last one.
 *
 * @param run as it was when it was added: where it was neither first nor last, the times stay.
 */
function removeSighting(db: Database, key: string, run: ShapeRun): void {
  const left = sql(
    db,
    'UPDATE shape SET run_count = run_count - 1 WHERE key = ? RETURNING run_count, first_seen, last_run',
  ).get(key) as { run_count: number; first_seen: Instant; last_run: string | null };
  if (left.run_count === 0) {
    removeShape(db, key);
    return;
  }
  if (run.firstSeen <= left.first_seen)
    sql(
      db,
      'UPDATE shape SET first_seen = (SELECT min(first_seen) FROM run WHERE shape_key = $key) WHERE key = $key',
    ).run({ key });
  if (run.runId === left.last_run)
    sql(
      db,
      `UPDATE shape SET
         last_seen = (SELECT max(last_seen) FROM run WHERE shape_key = $key),
         last_run = (SELECT run_id FROM run WHERE shape_key = $key ORDER BY last_seen DESC, run_id DESC LIMIT 1)
       WHERE key = $key`,
    ).run({ key });
}

/** Explicit lineage of a run's job by target, as kept in the run's record. */
export type TargetEntries =
  readonly (readonly [target: SourceKey, from: readonly SourceKey[]])[] | null;

/** Which shape a run shows, by everything known of its flows. */
export function shapeOfRun(
  jobKey: NodeKey,
  sides: Pick<ShapeParts, 'inputs' | 'outputs'>,
  targets: TargetEntries,
): RunShape {
  const shape = composeShape({
    owner: jobKey,
    ownerKind: 'job',
    isDeclared: false,
    ...sides,
    targets: targets && new Map(targets),
  });
  const isBare = shape.inputs.length === 0 && shape.outputs.length === 0;
  const content = JSON.stringify(shape);
  return { shape, content, key: isBare ? null : shapeKey(content) };
}

/**
 * Counts a run where it belongs, once its row says so.
 *
 * @param before the shape it showed until now, and how it stood in it.
 */
export function moveSighting(
  db: Database,
  run: ShapeRun,
  after: RunShape,
  before: (ShapeRun & { readonly key: string }) | null,
): void {
  const { key } = after;
  // The run's state shows on what it wrote, also where this event did not name it.
  for (const output of after.shape.outputs) noteChange(output.key);
  const isNew = key !== (before?.key ?? null);
  if (key !== null && !addSighting(db, key, run, isNew)) insertShape(db, { ...after, key }, run);
  if (before && isNew) removeSighting(db, before.key, before);
}

type DeclarationRow = { at: string; event_hash: string; shape_key: string };

/**
 * Records what a job or dataset event declares of its node's inputs and outputs. All are kept; the
 * latest replaces the earlier ones whole and is drawn.
 *
 * @param columnsKey body of what it tells of columns.
 * @returns whether it is the one in force now.
 */
export function declareShape(
  db: Database,
  bodies: FacetBodies,
  parts: ShapeParts,
  columnsKey: string | null,
  [at, eventHash]: Stamp,
): boolean {
  const shape = composeShape(parts);
  const content = JSON.stringify(shape);
  const key = shapeKey(content);
  const known = sql(
    db,
    'SELECT at, event_hash, shape_key FROM declaration WHERE owner_key = ? ORDER BY at DESC, event_hash DESC LIMIT 1',
  ).get(parts.owner) as DeclarationRow | undefined;
  bodies.put(key, content);
  sql(
    db,
    'INSERT OR IGNORE INTO declaration (owner_key, at, event_hash, shape_key, columns_key) VALUES (?, ?, ?, ?, ?)',
  ).run(parts.owner, at, eventHash, key, columnsKey);
  const stand = sql(
    db,
    'INSERT OR IGNORE INTO declared_node (node_key, side, owner_key) VALUES (?, ?, ?)',
  );
  for (const input of shapeInputs(shape)) stand.run(input, 'input', shape.owner);
  for (const output of shape.outputs) stand.run(output.key, 'output', shape.owner);
  if (known && (known.at > at || (known.at === at && known.event_hash >= eventHash))) return false;
  if (known && known.shape_key !== key) removeShape(db, known.shape_key);
  insertShape(db, { key, shape, content }, { runId: null, firstSeen: '', lastSeen: '' });
  sql(db, 'UPDATE shape SET first_seen = ?, last_seen = ? WHERE key = ?').run(at, at, key);
  return true;
}
