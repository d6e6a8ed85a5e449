import {
  composeShape,
  shapeInputs,
  type NodeKey,
  type Shape,
  type ShapeParts,
  type SourceKey,
  type Stamp,
  type TellingSources,
} from '@/lib/lineage';

import { noteChange } from '../changes';
import { sql, type Database } from '../database';
import { shapeKey } from '../keys';
import type { FacetBodies } from './facet-bodies';

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

function insertShape(db: Database, key: string, shape: Shape, content: string): void {
  const { changes } = sql(
    db,
    `INSERT OR IGNORE INTO shape (key, owner_key, content, run_count, first_seen, last_seen) VALUES (?, ?, ?, 0, '', '')`,
  ).run(key, shape.owner, content);
  if (changes === 0) return;
  const add = sql(
    db,
    'INSERT INTO shape_node (node_key, side, shape_key, owner_key) VALUES (?, ?, ?, ?)',
  );
  for (const input of shapeInputs(shape)) add.run(input, 'input', key, shape.owner);
  for (const { key: output } of shape.outputs) add.run(output, 'output', key, shape.owner);
  noteShape(db, key);
}

function removeShape(db: Database, key: string): void {
  noteShape(db, key);
  sql(db, 'DELETE FROM shape_node WHERE shape_key = ?').run(key);
  sql(db, 'DELETE FROM shape WHERE key = ?').run(key);
}

/** Counts a run of a shape, or what more was seen of one: times only widen. */
function addSighting(db: Database, key: string, runKey: string, isNew: boolean): void {
  sql(
    db,
    `UPDATE shape SET run_count = run_count + $more,
       last_run = CASE WHEN shape.last_run IS NULL OR run.last_seen > shape.last_seen
                         OR (run.last_seen = shape.last_seen AND run.run_id > shape.last_run)
                       THEN run.run_id ELSE shape.last_run END,
       first_seen = CASE WHEN shape.first_seen = '' THEN run.first_seen ELSE min(shape.first_seen, run.first_seen) END,
       last_seen = max(shape.last_seen, run.last_seen)
     FROM run WHERE shape.key = $key AND run.key = $runKey`,
  ).run({ key, runKey, more: isNew ? 1 : 0 });
}

/** Takes a run away from a shape, and the shape with the last one. */
function removeSighting(db: Database, key: string): void {
  sql(db, 'UPDATE shape SET run_count = run_count - 1 WHERE key = ?').run(key);
  const { run_count: count } = sql(db, 'SELECT run_count FROM shape WHERE key = ?').get(key) as {
    run_count: number;
  };
  if (count === 0) {
    removeShape(db, key);
    return;
  }
  sql(
    db,
    `UPDATE shape SET
       first_seen = (SELECT min(first_seen) FROM run WHERE shape_key = $key),
       last_seen = (SELECT max(last_seen) FROM run WHERE shape_key = $key),
       last_run = (SELECT run_id FROM run WHERE shape_key = $key ORDER BY last_seen DESC, run_id DESC LIMIT 1)
     WHERE key = $key`,
  ).run({ key });
}

type UseRow = { side: 'input' | 'output'; dataset_key: NodeKey; sources: string | null };

/** Everything known of one run's flows, as the parts of a shape. */
function runParts(
  db: Database,
  runKey: string,
  jobKey: NodeKey,
  targets: ShapeParts['targets'],
): ShapeParts {
  const rows = sql(db, 'SELECT side, dataset_key, sources FROM run_dataset WHERE run_key = ?').all(
    runKey,
  ) as UseRow[];
  return {
    owner: jobKey,
    ownerKind: 'job',
    isDeclared: false,
    inputs: rows.filter(({ side }) => side === 'input').map((row) => row.dataset_key),
    outputs: rows
      .filter(({ side }) => side === 'output')
      .map(({ dataset_key: key, sources }) => ({
        key,
        sources: sources === null ? null : (JSON.parse(sources) as TellingSources),
      })),
    targets,
  };
}

/** Explicit lineage of a run's job by target, as kept in the run's record. */
export type TargetEntries =
  readonly (readonly [target: SourceKey, from: readonly SourceKey[]])[] | null;

/** Recomputes which shape a run shows, after anything about it changed. */
export function assignShape(
  db: Database,
  runKey: string,
  jobKey: NodeKey,
  targets: TargetEntries,
): void {
  const before = (
    sql(db, 'SELECT shape_key FROM run WHERE key = ?').get(runKey) as { shape_key: string | null }
  ).shape_key;
  const shape = composeShape(runParts(db, runKey, jobKey, targets && new Map(targets)));
  const isBare = shape.inputs.length === 0 && shape.outputs.length === 0;
  const content = JSON.stringify(shape);
  const after = isBare ? null : shapeKey(content);
  // The run's state shows on what it wrote, also where this event did not name it.
  for (const { key } of shape.outputs) noteChange(key);
  if (after !== before) sql(db, 'UPDATE run SET shape_key = ? WHERE key = ?').run(after, runKey);
  if (after !== null) {
    if (after !== before) insertShape(db, after, shape, content);
    addSighting(db, after, runKey, after !== before);
  }
  if (before !== null && before !== after) removeSighting(db, before);
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
  insertShape(db, key, shape, content);
  sql(db, 'UPDATE shape SET first_seen = ?, last_seen = ? WHERE key = ?').run(at, at, key);
  return true;
}
