import 'server-only';

import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { readEvent } from '@/lib/openlineage/read-event';

import { openDatabase, sql, type Database } from './database';
import { Projector } from './projection/projector';
import { markProjections } from './projections-version';
import { projectionDigest, projectionTables, type ProjectionDigest } from './projection-digest';

/** Events of one transaction of the build. */
const CHUNK = 200;
/** Rounds of catching up with a busy server before the rest is done under its lock. */
const CATCH_UP_ROUNDS = 5;

/** An event of the log that could not be taken in; it stays in the log. */
export type Unprojected = { readonly id: string; readonly message: string };

export type Rebuilt = {
  /** Events the new projections were made from. */
  readonly events: number;
  readonly unprojected: readonly Unprojected[];
  /** Of the same events: the projections as they were, and as the log makes them. */
  readonly before: ProjectionDigest;
  readonly after: ProjectionDigest;
  /** Milliseconds writers had to wait for the switch. */
  readonly switchMs: number;
};

export type RebuildProgress = (step: {
  readonly kind: 'digest' | 'project' | 'switch';
  readonly done: number;
  readonly total: number;
}) => void;

type LogRow = { seq: number; hash: string; body: Uint8Array };

/** Projects events of the log together; a fault of ours leaves the one at fault in the log only, as at arrival. */
function project(db: Database, rows: readonly LogRow[]): Unprojected[] {
  const projector = new Projector(db);
  try {
    db.transaction(() => {
      for (const { seq, hash, body } of rows) projector.project(seq, hash, readEvent(body));
      projector.flush();
    })();
    projector.committed();
    return [];
  } catch (error) {
    const [first, ...others] = rows;
    if (!first) return [];
    if (others.length > 0) return rows.flatMap((row) => project(db, [row]));
    return [{ id: first.hash, message: error instanceof Error ? error.message : String(error) }];
  }
}

/** One store being made from another's log. */
class Build {
  readonly unprojected: Unprojected[] = [];
  events = 0;
  lastSeq = 0;
  readonly #log: Database;
  readonly #built: Database;

  constructor(log: Database, built: Database) {
    this.#log = log;
    this.#built = built;
  }

  /** Takes in the next events up to `until`, reading each body by itself; false if there are none. */
  step(until: number, into: Database = this.#built): boolean {
    const seqs = sql(
      this.#log,
      'SELECT seq FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    )
      .pluck()
      .all(this.lastSeq, until, CHUNK) as number[];
    const rows = seqs.map(
      (seq) => sql(this.#log, 'SELECT seq, hash, body FROM event WHERE seq = ?').get(seq) as LogRow,
    );
    // Without their bytes: the digest reads hashes of events, and nothing else is needed of them.
    if (into === this.#built)
      for (const { seq, hash } of rows)
        sql(
          into,
          `INSERT INTO event (seq, hash, kind, event_time, received_at, node_key, size, warning_count, warnings, body)
           VALUES (?, ?, '', '', '', '', 0, 0, '[]', x'')`,
        ).run(seq, hash);
    this.unprojected.push(...project(into, rows));
    this.lastSeq = seqs.at(-1) ?? this.lastSeq;
    this.events += seqs.length;
    return seqs.length > 0;
  }
}

function lastSeq(db: Database): number {
  return (sql(db, 'SELECT coalesce(max(seq), 0) AS seq FROM event').get() as { seq: number }).seq;
}

/** Replaces every projection table of `main` by the attached store's, row numbers included. */
function copyTables(db: Database): void {
  for (const { name, isVirtual, columns } of projectionTables(db)) {
    const list = [...(isVirtual ? ['rowid'] : []), ...columns]
      .map((column) => `"${column}"`)
      .join();
    db.exec(`DELETE FROM main."${name}"`);
    // The plain form lets SQLite copy a table and its indexes page by page.
    db.exec(
      isVirtual
        ? `INSERT INTO main."${name}" (${list}) SELECT ${list} FROM rebuilt."${name}"`
        : `INSERT INTO main."${name}" SELECT * FROM rebuilt."${name}"`,
    );
  }
}

/**
 * Makes every projection again from the log alone, in a file beside the store, then exchanges them
 * in one transaction. Others may read and write meanwhile: readers see the old projections until
 * the switch, events that arrive are taken in before it, and the log is only read.
 */
export async function rebuildProjections(
  file: string,
  onProgress: RebuildProgress = () => undefined,
): Promise<Rebuilt> {
  const db = openDatabase(file);
  const folder = mkdtempSync(join(dirname(file), '.rebuild-'));
  const built = openDatabase(join(folder, 'projections.db'));
  try {
    built.pragma('synchronous = OFF'); // a build cut short is thrown away
    onProgress({ kind: 'digest', done: 0, total: 0 });
    const snapshot = db.transaction(() => ({
      until: lastSeq(db),
      total: (sql(db, 'SELECT count(*) AS n FROM event').get() as { n: number }).n,
      before: projectionDigest(db),
    }))();

    const build = new Build(db, built);
    const chunk = built.transaction((until: number) => build.step(until));
    while (chunk(snapshot.until)) {
      onProgress({ kind: 'project', done: build.events, total: snapshot.total });
      await nextTurn();
    }
    const after = projectionDigest(built);
    for (let round = 0; round < CATCH_UP_ROUNDS && chunk(lastSeq(db)); round += 1) await nextTurn();

    onProgress({ kind: 'switch', done: build.events, total: build.events });
    built.pragma('wal_checkpoint(TRUNCATE)');
    db.prepare('ATTACH ? AS rebuilt').run(built.name);
    const startedAt = performance.now();
    db.transaction(() => {
      copyTables(db);
      while (build.step(lastSeq(db), db));
      markProjections(db);
      // Part of the revision, so that open pages look again.
      db.exec(
        `INSERT INTO meta (name, value) VALUES ('rebuilds', '1')
         ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
      );
    }).immediate();
    const switchMs = performance.now() - startedAt;
    db.exec('DETACH rebuilt');
    const { events, unprojected } = build;
    return { events, unprojected, before: snapshot.before, after, switchMs };
  } finally {
    db.close();
    built.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
