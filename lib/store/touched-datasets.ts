import 'server-only';

import type { NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';

/**
 * What was written of datasets' uses since somebody last looked. Kept on globalThis: the writer and
 * Next's bundles are separate module graphs of one process.
 */
type Touched = { readonly datasets: Set<NodeKey>; readonly runs: Set<string>; isTooMuch: boolean };

const TOUCHED = Symbol.for('headwater.touched-datasets');
const holder = globalThis as { [TOUCHED]?: WeakMap<Database, Touched> };

/** Noted at most, while nobody looks. */
const NOTED = 10_000;

function touchedOf(db: Database): Touched {
  const all = (holder[TOUCHED] ??= new WeakMap<Database, Touched>());
  let touched = all.get(db);
  if (!touched) all.set(db, (touched = { datasets: new Set(), runs: new Set(), isTooMuch: false }));
  return touched;
}

function note<Key>(touched: Touched, keys: Set<Key>, key: Key): void {
  if (touched.isTooMuch) return;
  keys.add(key);
  if (keys.size <= NOTED) return;
  touched.isTooMuch = true;
  touched.datasets.clear();
  touched.runs.clear();
}

/** Says that the projector is at work, whatever it will write. */
export function touchStore(db: Database): void {
  touchedOf(db);
}

/** Says that a run's use of a dataset, or what became of the dataset, may have changed. */
export function touchDataset(db: Database, key: NodeKey): void {
  const touched = touchedOf(db);
  note(touched, touched.datasets, key);
}

/** Says that a run may have changed: its state and times decide when what it wrote was there to be read. */
export function touchRun(db: Database, key: string): void {
  const touched = touchedOf(db);
  note(touched, touched.runs, key);
}

/**
 * Takes which datasets, each by the name used, were written since the last call. Null when nobody
 * can tell: too many, or the projector was not at work.
 */
export function takeTouched(db: Database): ReadonlySet<NodeKey> | null {
  const touched = holder[TOUCHED]?.get(db);
  if (!touched) return null;
  holder[TOUCHED]?.delete(db);
  if (touched.isTooMuch) return null;
  const written = sql(
    db,
    `SELECT DISTINCT dataset_key FROM json_each(?) AS wanted
     JOIN run_dataset ON run_key = wanted.value AND side = 'output'`,
  )
    .pluck()
    .all(JSON.stringify([...touched.runs])) as NodeKey[];
  for (const key of written) touched.datasets.add(key);
  return touched.datasets;
}
