import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import { takeTouched } from './touched-datasets';

/** Things kept of a store: what a person goes back and forth between. */
const KEPT = 24;

/** How a thing is kept. */
type Keeping<Thing> = {
  /** Whether what is known may be given once more. */
  readonly isUsable?: (known: Thing) => boolean;
  /**
   * Whether a thing still holds, or has been made to hold, after these datasets were written.
   * Without it any write ends it.
   */
  readonly outlives?: (known: Thing, touched: ReadonlySet<NodeKey>) => boolean;
};

type Kept = {
  readonly thing: unknown;
  readonly outlives: (touched: ReadonlySet<NodeKey>) => boolean;
};
/** Kept on globalThis: Next bundles the service more than once. */
type Memory = { others: number; own: number; readonly things: Map<string, Kept> };
const MEMORY = Symbol.for('headwater.remembered');
const holder = globalThis as { [MEMORY]?: WeakMap<Database, Memory> };

/** What is kept of a store, without what was written since; all of it goes when another process wrote. */
function memoryOf(db: Database): Map<string, Kept> {
  const others = db.pragma('data_version', { simple: true }) as number;
  const own = sql(db, 'SELECT total_changes()').pluck().get() as number;
  const memories = (holder[MEMORY] ??= new WeakMap<Database, Memory>());
  const memory = memories.get(db) ?? { others: -1, own: -1, things: new Map<string, Kept>() };
  memories.set(db, memory);
  const { things } = memory;
  if (memory.others !== others || memory.own !== own) {
    const touched = takeTouched(db);
    const isTold = touched !== null && memory.others === others;
    for (const [name, { outlives }] of things)
      if (!isTold || !outlives(touched)) things.delete(name);
    Object.assign(memory, { others, own });
  }
  return things;
}

/**
 * What `make` read of a store, kept until it is written. For what takes long to read and is asked
 * for again at once: the next page, one step further.
 *
 * @param name of the thing, with everything that decides what it holds.
 */
export function remembered<Thing>(
  db: Database,
  name: string,
  make: () => Thing,
  { isUsable = () => true, outlives = () => false }: Keeping<Thing> = {},
): Thing {
  const things = memoryOf(db);
  const known = things.get(name)?.thing as Thing | undefined;
  const thing = known !== undefined && isUsable(known) ? known : make();
  things.delete(name);
  things.set(name, { thing, outlives: (touched) => outlives(thing, touched) });
  for (const old of things.keys()) if (things.size > KEPT) things.delete(old);
  return thing;
}
