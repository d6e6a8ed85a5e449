import 'server-only';

import { sql, type Database } from './database';

/** Things kept of one state of a store: what a person goes back and forth between. */
const KEPT = 24;

/** Kept on globalThis: Next bundles the service more than once. */
type Memory = { readonly state: string; readonly things: Map<string, unknown> };
const MEMORY = Symbol.for('headwater.remembered');
const holder = globalThis as { [MEMORY]?: WeakMap<Database, Memory> };

/** Names the state of a store: another after anything is written, by this process or another. */
function stateOf(db: Database): string {
  const version = db.pragma('data_version', { simple: true }) as number;
  return `${version} ${sql(db, 'SELECT total_changes()').pluck().get() as number}`;
}

/**
 * What `make` read of a store, kept until anything is written. For what takes long to read and is
 * asked for again at once: the next page, one step further.
 *
 * @param name of the thing, with everything that decides what it holds.
 */
export function remembered<Thing>(
  db: Database,
  name: string,
  make: () => Thing,
  isUsable: (known: Thing) => boolean = () => true,
): Thing {
  const state = stateOf(db);
  const memories = (holder[MEMORY] ??= new WeakMap<Database, Memory>());
  let memory = memories.get(db);
  if (memory?.state !== state) memories.set(db, (memory = { state, things: new Map() }));
  const { things } = memory;
  const known = things.get(name) as Thing | undefined;
  const thing = known !== undefined && isUsable(known) ? known : make();
  things.delete(name);
  things.set(name, thing);
  for (const old of things.keys()) if (things.size > KEPT) things.delete(old);
  return thing;
}
