import 'server-only';

import type { Instant, NodeKey, RunState } from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';

import { unnoted } from './changes';
import { openDatabase, sql, type Database } from './database';
import { Projector } from './projection/projector';

type LogRow = {
  seq: number;
  hash: string;
  kind: string;
  event_time: Instant;
  received_at: Instant;
  producer: string | null;
  node_key: string;
  size: number;
  warning_count: number;
  body: Uint8Array;
};

/**
 * A store in memory made from some events of a log, by the code that makes any store. Close it.
 *
 * @param seqs places in the log.
 */
export function replayEvents(log: Database, seqs: readonly number[]): Database {
  const db = openDatabase(':memory:');
  const read = sql(
    log,
    'SELECT seq, hash, kind, event_time, received_at, producer, node_key, size, warning_count, body FROM event WHERE seq = ?',
  );
  // Without warnings and bytes, which stay in the log.
  const copy = sql(
    db,
    `INSERT INTO event (seq, hash, kind, event_time, received_at, producer, node_key, size, warning_count, warnings, body)
     VALUES ($seq, $hash, $kind, $event_time, $received_at, $producer, $node_key, $size, $warning_count, '[]', x'')`,
  );
  unnoted(() => {
    const projector = new Projector(db);
    db.transaction(() => {
      for (const seq of seqs) {
        const row = read.get(seq) as LogRow | undefined;
        if (!row) continue;
        const { body, ...head } = row;
        copy.run(head);
        try {
          projector.project(row.seq, row.hash, readEvent(body));
        } catch {
          continue; // it is in the log only, there as here
        }
      }
      projector.flush();
    })();
  });
  return db;
}

/** Events of one node replayed at most: as many as a person waits for. */
const NODE_EVENTS = 1000;

/** A node as its own events up to a moment tell; the latest of them if there are very many. Close it. */
export function replayNode(
  log: Database,
  names: readonly NodeKey[],
  at: Instant,
): { readonly db: Database; readonly isCut: boolean } {
  const seqs = sql(
    log,
    `SELECT DISTINCT seq, at FROM json_each($names) AS wanted JOIN event_node ON node_key = wanted.value
     WHERE at <= $at ORDER BY at DESC, seq DESC LIMIT $limit`,
  )
    .pluck()
    .all({ names: JSON.stringify(names), at, limit: NODE_EVENTS }) as number[];
  return { db: replayEvents(log, seqs), isCut: seqs.length === NODE_EVENTS };
}

/** A run on the way at some moment, as its events up to then tell. */
export type RunOnTheWay = {
  readonly key: string;
  readonly runId: string;
  readonly jobKey: NodeKey;
  readonly state: RunState;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly shapeKey: string | null;
  /** JSON: Shape. */
  readonly content: string | null;
};

/** What runs on the way wrote until some moment. */
export type WriteOnTheWay = {
  readonly datasetKey: NodeKey;
  readonly runKey: string;
  readonly lastSeen: Instant;
};

/** What a run on the way had said of the columns of one output. */
export type ColumnsOnTheWay = Pick<
  RunOnTheWay,
  'runId' | 'jobKey' | 'state' | 'firstSeen' | 'lastSeen'
> & {
  readonly runKey: string;
  /** Key of the column shape. */
  readonly key: string;
  /** JSON: ColumnShape. */
  readonly content: string;
};

export type OnTheWay = {
  readonly runs: readonly RunOnTheWay[];
  readonly columns: readonly ColumnsOnTheWay[];
  readonly writes: readonly WriteOnTheWay[];
};

/** Nothing is on the way. */
export const NOBODY: OnTheWay = { runs: [], columns: [], writes: [] };

/**
 * Runs that had begun to speak by `at` and went on after it, as they were then. All others are as
 * the tables say, or do not exist yet. Costs what these runs had said.
 */
export function loadOnTheWay(log: Database, at: Instant): OnTheWay {
  const seqs = sql(
    log,
    `SELECT event.seq FROM run JOIN event ON event.run_id = run.run_id
     WHERE run.last_seen > $at AND run.first_seen <= $at AND event.event_time <= $at ORDER BY event.seq`,
  )
    .pluck()
    .all({ at }) as number[];
  if (seqs.length === 0) return NOBODY;
  const db = replayEvents(log, seqs);
  try {
    // A parent its children name has not spoken itself; its own words come later or never.
    const runs = sql(
      db,
      `SELECT run.key, run_id AS runId, job_key AS jobKey, state, started_at AS startedAt, ended_at AS endedAt,
         run.first_seen AS firstSeen, run.last_seen AS lastSeen, shape_key AS shapeKey, content
       FROM run LEFT JOIN shape ON shape.key = run.shape_key WHERE started_at IS NOT NULL`,
    ).all() as RunOnTheWay[];
    const writes = sql(
      db,
      `SELECT dataset_key AS datasetKey, run_key AS runKey, last_seen AS lastSeen FROM run_dataset WHERE side = 'output'`,
    ).all() as WriteOnTheWay[];
    const columns = sql(
      db,
      `SELECT run.key AS runKey, run_id AS runId, job_key AS jobKey, state, run.first_seen AS firstSeen,
         run.last_seen AS lastSeen, column_shape.key, content
       FROM run_column_shape JOIN run ON run.key = run_key JOIN column_shape ON column_shape.key = run_column_shape.shape_key`,
    ).all() as ColumnsOnTheWay[];
    return { runs, columns, writes };
  } finally {
    db.close();
  }
}
