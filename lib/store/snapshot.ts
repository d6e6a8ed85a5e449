import 'server-only';

import SQLite from 'better-sqlite3';

import { database, databaseFile, type Database } from './database';

/** The store as it was at one moment, to be closed by whoever opened it. */
export type Snapshot = { readonly db: Database; readonly close: () => void };

/** Pages kept by the connection, in kB: each row is read once. */
const CACHE_KB = 4096;

/**
 * The store as it is now, whatever is written from now on: a read transaction on a connection of its
 * own. While it is open the log cannot be folded back, so it is closed as soon as its reader is done
 * or gone. A store in memory has one connection, and no snapshot.
 */
export function openSnapshot(): Snapshot {
  const live = database();
  if (live.memory) return { db: live, close: () => undefined };
  const db = new SQLite(databaseFile(), { readonly: true });
  try {
    db.pragma(`cache_size = -${CACHE_KB}`);
    // Pages read through a map stay in the process's memory as long as the system likes.
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    db.exec('BEGIN');
    // The moment is that of the first read.
    db.prepare('SELECT 1 FROM node LIMIT 1').get();
  } catch (error) {
    db.close();
    throw error;
  }
  return { db, close: () => db.close() };
}
