import 'server-only';

import type { Instant, NodeKey, RunState, Shape } from '@/lib/lineage';

import { sql, type Database } from './database';

/** A run as a pinned graph needs it: its own shape and what it says of versions. */
export type PinnedRunRow = {
  readonly key: string;
  readonly runId: string;
  readonly jobKey: NodeKey;
  readonly state: RunState;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly shape: Shape | null;
  readonly told: readonly {
    readonly side: 'input' | 'output';
    readonly dataset: NodeKey;
    readonly version: string;
  }[];
};

/** Contents of shapes by key: a shape never changes under its key. */
const parsed = new Map<string, Shape>();
const CACHE_SIZE = 20_000;

function shapeOf(key: string | null, content: string | null): Shape | null {
  if (key === null || content === null) return null;
  const known = parsed.get(key);
  if (known) return known;
  const shape = JSON.parse(content) as Shape;
  if (parsed.size >= CACHE_SIZE) parsed.clear();
  parsed.set(key, shape);
  return shape;
}

type RunRow = Omit<PinnedRunRow, 'shape' | 'told'> & {
  readonly shapeKey: string | null;
  readonly content: string | null;
};
type ToldRow = {
  readonly runKey: string;
  readonly side: 'input' | 'output';
  readonly dataset: NodeKey;
  readonly version: string;
};

/** Runs by key, with their shapes and the versions they tell. */
export function loadPinnedRuns(db: Database, keys: readonly string[]): PinnedRunRow[] {
  const wanted = JSON.stringify(keys);
  const rows = sql(
    db,
    `SELECT run.key, run_id AS runId, job_key AS jobKey, state, started_at AS startedAt, ended_at AS endedAt,
       run.first_seen AS firstSeen, run.last_seen AS lastSeen, shape_key AS shapeKey, shape.content
     FROM json_each(?) AS wanted JOIN run ON run.key = wanted.value LEFT JOIN shape ON shape.key = run.shape_key`,
  ).all(wanted) as RunRow[];
  const told = new Map<string, ToldRow[]>();
  const uses = sql(
    db,
    `SELECT run_key AS runKey, side, dataset_key AS dataset, version FROM json_each(?) AS wanted
     JOIN run_dataset ON run_key = wanted.value WHERE version IS NOT NULL`,
  ).all(wanted) as ToldRow[];
  for (const use of uses) {
    const known = told.get(use.runKey);
    if (known) known.push(use);
    else told.set(use.runKey, [use]);
  }
  return rows.map(({ shapeKey, content, ...run }) => ({
    ...run,
    shape: shapeOf(shapeKey, content),
    told: told.get(run.key) ?? [],
  }));
}
