import 'server-only';

import type { Database } from 'better-sqlite3';

/** Raise it when events project otherwise than before: stores made by older code are rebuilt at start. */
const PROJECTIONS_VERSION = '5';

/** Says that the projections are as this code makes them. */
export function markProjections(db: Database): void {
  db.prepare(
    `INSERT INTO meta (name, value) VALUES ('projections', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(PROJECTIONS_VERSION);
}

/** Whether the projections are as this code makes them; a store without events is marked so. */
export function hasCurrentProjections(db: Database): boolean {
  const version = db.prepare(`SELECT value FROM meta WHERE name = 'projections'`).pluck().get();
  if (version === PROJECTIONS_VERSION) return true;
  if (db.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined) return false;
  markProjections(db);
  return true;
}
