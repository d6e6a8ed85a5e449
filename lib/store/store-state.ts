import 'server-only';

import { randomUUID } from 'node:crypto';

import { sql, type Database } from './database';

/** Kept on globalThis: Next bundles the service more than once. */
const NAMES = Symbol.for('headwater.store-names');
const holder = globalThis as { [NAMES]?: WeakMap<Database, string> };

/** A text that is another after every write of the store, by this process or another, and in every process. */
export function storeState(db: Database): string {
  const names = (holder[NAMES] ??= new WeakMap<Database, string>());
  let name = names.get(db);
  if (name === undefined) names.set(db, (name = randomUUID()));
  const others = db.pragma('data_version', { simple: true }) as number;
  const own = sql(db, 'SELECT total_changes()').pluck().get() as number;
  return `${name}.${others}.${own}`;
}
