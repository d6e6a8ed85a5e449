import 'server-only';

import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import SQLite from 'better-sqlite3';

import { readEnv } from '@/lib/env';

import { migrate } from './migrate';
import { hasCurrentProjections } from './projections-version';

export type Database = SQLite.Database;

/** Path of the SQLite file a `file:` URL names, relative to the working directory. */
export function databaseFile(url: string = readEnv().DATABASE_URL): string {
  const path = url.replace(/^file:(\/\/)?/, '');
  return path === ':memory:' ? path : resolve(path);
}

/**
 * Opens a store and brings its tables up to date. WAL: readers never wait for the writer.
 * `synchronous = FULL`: what was committed survives a power cut, not only a killed process; group
 * commit pays for it (measured: 0.18 ms a commit against 0.03 ms with NORMAL).
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new SQLite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // Shorter than the five seconds after which clients send again; then they are told to.
  database.pragma('busy_timeout = 4000');
  database.pragma('cache_size = -65536');
  database.pragma('mmap_size = 268435456');
  database.pragma('temp_store = MEMORY');
  // Pages many events touch are written back once in 32 MB of log, not at every other commit.
  // 32 MB of log between checkpoints: batches ran 1.2 to 2.4 times as fast as with SQLite's 4 MB.
  database.pragma('wal_autocheckpoint = 8000');
  migrate(database);
  hasCurrentProjections(database); // an empty store's are
  return database;
}

/** Kept on globalThis: the server's own code and Next's bundles are separate module graphs. */
const OPEN = Symbol.for('headwater.database');
type Holder = { [OPEN]?: { readonly file: string; readonly database: Database } | undefined };

/** The store named by DATABASE_URL, opened on first use, one connection a process. */
export function database(): Database {
  const holder = globalThis as Holder;
  const file = databaseFile();
  const open = holder[OPEN];
  if (open?.file === file && open.database.open) return open.database;
  open?.database.close();
  const fresh = openDatabase(file);
  holder[OPEN] = { file, database: fresh };
  return fresh;
}

/** Closes the store if it is open. */
export function closeDatabase(): void {
  const holder = globalThis as Holder;
  holder[OPEN]?.database.close();
  holder[OPEN] = undefined;
}

const statements = new WeakMap<Database, Map<string, SQLite.Statement>>();

/** A statement of `db`, compiled once. */
export function sql(db: Database, text: string): SQLite.Statement {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map<string, SQLite.Statement>()));
  let statement = known.get(text);
  if (!statement) known.set(text, (statement = db.prepare(text)));
  return statement;
}
