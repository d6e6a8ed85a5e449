import 'server-only';

import type { Fingerprint, Instant, NodeKey, RunState } from '@/lib/lineage';

import { sql, type Database } from './database';

/** One version of a dataset as its uses tell: by told text, or by the run that wrote it untold. */
export type VersionRow = {
  /** The told version; null where only the run is known. */
  readonly text: string | null;
  /** First run that wrote it; null for what was only ever read. */
  readonly runKey: string | null;
  /** When that run last named it as an output; else when it was first read. */
  readonly at: Instant;
  readonly writes: number;
  /** Runs that say they read it. */
  readonly reads: number;
  /** Last time any run named it. */
  readonly lastSeen: Instant;
};

const OUTPUTS = `SELECT version, run_key AS runKey, min(last_seen) AS at, count(*) AS writes, max(last_seen) AS lastSeen
  FROM run_dataset WHERE dataset_key = ? AND side = 'output' AND version IS NOT NULL GROUP BY version`;
/** Runs that only dropped or renamed a dataset: they name it as an output, but left nothing new to read. */
const ENDED = `SELECT run_key FROM lifecycle WHERE dataset_key = $key AND run_key IS NOT NULL
  GROUP BY run_key HAVING sum(change NOT IN ('DROP', 'RENAME')) = 0`;
const UNTOLD = `SELECT NULL AS version, run_key AS runKey, last_seen AS at, 1 AS writes, last_seen AS lastSeen
  FROM run_dataset WHERE dataset_key = $key AND side = 'output' AND version IS NULL AND run_key NOT IN (${ENDED})`;
const INPUTS = `SELECT version, min(last_seen) AS at, count(*) AS reads, max(last_seen) AS lastSeen
  FROM run_dataset WHERE dataset_key = ? AND side = 'input' AND version IS NOT NULL GROUP BY version`;

type OutputRow = { version: string | null; runKey: string; at: Instant; writes: number; lastSeen: Instant }; // prettier-ignore
type InputRow = { version: string; at: Instant; reads: number; lastSeen: Instant };

const isBefore = (a: VersionRow, b: OutputRow) =>
  a.runKey !== null && (a.at < b.at || (a.at === b.at && a.runKey <= b.runKey));

const later = (a: Instant, b: Instant) => (a > b ? a : b);

/** Takes in that a told version was written under one of the names. */
function addWrites(known: VersionRow | undefined, row: OutputRow): VersionRow {
  const first = known && isBefore(known, row) ? known : row;
  return {
    text: row.version,
    runKey: first.runKey,
    at: first.at,
    writes: row.writes + (known?.writes ?? 0),
    reads: 0,
    lastSeen: later(row.lastSeen, known?.lastSeen ?? row.lastSeen),
  };
}

/** Takes in that a told version was read under one of the names. */
function addReads(known: VersionRow | undefined, row: InputRow): VersionRow {
  const { version: text, at, reads, lastSeen } = row;
  if (!known) return { text, runKey: null, at, writes: 0, reads, lastSeen };
  return {
    ...known,
    // What was only ever read is as old as its first read.
    at: known.runKey === null && at < known.at ? at : known.at,
    reads: known.reads + reads,
    lastSeen: later(lastSeen, known.lastSeen),
  };
}

/**
 * Versions of a dataset under all its names, the latest first. Read from one index, without the
 * rows behind it.
 */
export function loadVersionRows(db: Database, keys: readonly NodeKey[]): VersionRow[] {
  const told = new Map<string, VersionRow>();
  const rows: VersionRow[] = [];
  for (const key of keys) {
    for (const row of sql(db, OUTPUTS).all(key) as (OutputRow & { version: string })[])
      told.set(row.version, addWrites(told.get(row.version), row));
    for (const { runKey, at, lastSeen } of sql(db, UNTOLD).all({ key }) as OutputRow[])
      rows.push({ text: null, runKey, at, writes: 1, reads: 0, lastSeen });
  }
  for (const key of keys)
    for (const row of sql(db, INPUTS).all(key) as InputRow[])
      told.set(row.version, addReads(told.get(row.version), row));
  const name = (row: VersionRow) => row.text ?? row.runKey ?? '';
  return [...rows, ...told.values()].sort((a, b) => {
    if (a.at !== b.at) return a.at < b.at ? 1 : -1;
    return name(a) < name(b) ? 1 : -1;
  });
}

/** A use of one version, with what its run measured and saw. */
export type VersionUseRow = {
  readonly run_key: string;
  readonly side: 'input' | 'output';
  readonly dataset_key: NodeKey;
  readonly version: string | null;
  readonly row_count: number | null;
  readonly bytes: number | null;
  readonly schema_hash: string | null;
  readonly fingerprints: string | null;
  readonly facets: string;
  readonly use_facets: string;
  readonly last_seen: Instant;
};
const USE = `run_key, side, dataset_key, version, row_count, bytes, schema_hash, fingerprints, facets, use_facets, last_seen`;

/** Uses that name one version of a dataset, first those that wrote it, each in the order of time. */
export function loadVersionUses(
  db: Database,
  keys: readonly NodeKey[],
  version: { readonly text: string } | { readonly runKey: string },
  limit: number,
): VersionUseRow[] {
  const rows = keys.flatMap((key) =>
    'text' in version
      ? (['output', 'input'] as const).flatMap(
          (side) =>
            sql(
              db,
              `SELECT ${USE} FROM run_dataset WHERE dataset_key = ? AND side = ? AND version = ? ORDER BY last_seen LIMIT ?`,
            ).all(key, side, version.text, limit) as VersionUseRow[],
        )
      : (sql(
          db,
          `SELECT ${USE} FROM run_dataset WHERE run_key = ? AND side = 'output' AND dataset_key = ? AND version IS NULL`,
        ).all(version.runKey, key) as VersionUseRow[]),
  );
  const rank = (row: VersionUseRow) => `${row.side === 'output' ? 0 : 1} ${row.last_seen} ${row.run_key}`; // prettier-ignore
  return rows.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Digests told beside versions of a dataset: which told version has which. */
export function loadToldFingerprints(
  db: Database,
  keys: readonly NodeKey[],
): {
  readonly version: string | null;
  readonly runKey: string;
  readonly of: readonly Fingerprint[];
}[] {
  return keys.flatMap((key) => {
    const rows = sql(
      db,
      'SELECT version, run_key, fingerprints FROM run_dataset WHERE dataset_key = ? AND fingerprints IS NOT NULL',
    ).all(key) as { version: string | null; run_key: string; fingerprints: string }[];
    return rows.map((row) => ({
      version: row.version,
      runKey: row.run_key,
      of: JSON.parse(row.fingerprints) as Fingerprint[],
    }));
  });
}

export type SchemaVersionRow = {
  readonly schema_hash: string;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
};

/** Schemas a dataset has had under any of its names, first seen first. */
export function loadSchemaVersions(db: Database, keys: readonly NodeKey[]): SchemaVersionRow[] {
  return sql(
    db,
    `SELECT schema_hash, min(first_seen) AS first_seen, max(last_seen) AS last_seen
     FROM json_each(?) AS wanted JOIN schema_version ON dataset_key = wanted.value
     GROUP BY schema_hash ORDER BY first_seen, schema_hash`,
  ).all(JSON.stringify(keys)) as SchemaVersionRow[];
}

/** A write of a dataset, as far as later readers are concerned. */
export type WriteRow = {
  readonly runKey: string;
  readonly runId: string;
  readonly version: string | null;
  readonly at: Instant;
  readonly startedAt: Instant | null;
  readonly state: RunState;
};

/** Every write of a dataset under its names; `at` is the run's end, else when it last named it. */
export function loadWrites(db: Database, keys: readonly NodeKey[]): WriteRow[] {
  return keys.flatMap(
    (key) =>
      sql(
        db,
        `SELECT used.run_key AS runKey, run.run_id AS runId, used.version AS version,
           coalesce(run.ended_at, used.last_seen) AS at, run.started_at AS startedAt, run.state AS state
         FROM run_dataset AS used JOIN run ON run.key = used.run_key
         WHERE used.dataset_key = $key AND used.side = 'output'
           AND (used.version IS NOT NULL OR used.run_key NOT IN (${ENDED}))`,
      ).all({ key }) as WriteRow[],
  );
}

/** When a dataset was dropped under any of its names. */
export function loadDrops(db: Database, keys: readonly NodeKey[]): Instant[] {
  return keys.flatMap(
    (key) =>
      sql(db, `SELECT at FROM lifecycle WHERE dataset_key = ? AND change = 'DROP'`)
        .pluck()
        .all(key) as Instant[],
  );
}

/** What runs said they did to a dataset, by run key: the last change each told, in upper case. */
export function loadChanges(db: Database, keys: readonly NodeKey[]): Map<string, string> {
  const rows = keys.flatMap(
    (key) =>
      sql(
        db,
        'SELECT run_key AS runKey, change FROM lifecycle WHERE dataset_key = ? AND run_key IS NOT NULL ORDER BY at, event_hash',
      ).all(key) as { runKey: string; change: string }[],
  );
  return new Map(rows.map(({ runKey, change }) => [runKey, change]));
}

/** Runs that say they read a version. */
export function loadToldReaders(
  db: Database,
  keys: readonly NodeKey[],
  version: string,
  limit: number,
): string[] {
  return keys.flatMap(
    (key) =>
      sql(
        db,
        `SELECT run_key FROM run_dataset WHERE dataset_key = ? AND side = 'input' AND version = ? ORDER BY last_seen LIMIT ?`,
      )
        .pluck()
        .all(key, version, limit) as string[],
  );
}

/** Runs that read a dataset without saying which version, started from `from` and before `until`. */
export function loadBlindReaders(
  db: Database,
  keys: readonly NodeKey[],
  { from, until }: { readonly from: Instant | null; readonly until: Instant | null },
  limit: number,
): string[] {
  return keys.flatMap(
    (key) =>
      sql(
        db,
        `SELECT used.run_key FROM run_dataset AS used JOIN run ON run.key = used.run_key
         WHERE used.dataset_key = ? AND used.side = 'input' AND used.version IS NULL AND used.last_seen >= ?
           AND run.started_at >= ? AND run.started_at < ? ORDER BY used.last_seen LIMIT ?`,
      )
        .pluck()
        .all(key, from ?? '', from ?? '', until ?? '~', limit) as string[],
  );
}

/** How many events spoke of some runs, and the time of the last. */
export function countRunEvents(
  db: Database,
  runIds: readonly string[],
): { readonly count: number; readonly last: Instant | null } {
  return sql(
    db,
    `SELECT count(*) AS count, max(event_time) AS last FROM json_each(?) AS wanted
     JOIN event ON event.run_id = wanted.value`,
  ).get(JSON.stringify(runIds)) as { count: number; last: Instant | null };
}
