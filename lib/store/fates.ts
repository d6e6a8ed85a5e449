import 'server-only';

import { nodeId, type Cut, type Instant, type NodeId, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { GraphNames } from './graph-names';
import type { OnTheWay } from './replay';

/** A dataset by one of its names. */
export type DatasetName = {
  readonly id: NodeId;
  readonly key: NodeKey;
  readonly namespace: string;
  readonly name: string;
};

/** How a dataset ended under a name: dropped, or it goes on under another. */
export type Gone = {
  readonly change: 'dropped' | 'renamed';
  readonly at: Instant;
  /** Run that did it, by run id; null if an event without a run said so. */
  readonly runId: string | null;
  /** What it is called since. */
  readonly to: DatasetName | null;
};

type Row = {
  dataset_key: NodeKey;
  at: Instant;
  change: string;
  run_key: string | null;
  run_id: string | null;
  previous_key: NodeKey | null;
};

const ANY_TIME = '~'; // sorts after every time

/** What `lifecycleStateChange` facets made of datasets, up to some moment. */
export class Fates {
  readonly #db: Database;
  readonly #until: string;
  readonly #names: GraphNames;
  readonly #onTheWay: OnTheWay;
  readonly #gone = new Map<NodeKey, Gone>();
  readonly #former = new Map<NodeKey, DatasetName>();
  readonly #renames = new Map<NodeKey, NodeKey>();

  constructor(db: Database, at: Instant | null, names: GraphNames, onTheWay: OnTheWay) {
    this.#db = db;
    this.#names = names;
    this.#until = at ?? ANY_TIME;
    this.#onTheWay = onTheWay;
    const rows = sql(
      db,
      `SELECT dataset_key, at, change, run_key, run.run_id, previous_key
       FROM lifecycle LEFT JOIN run ON run.key = run_key
       WHERE change IN ('DROP', 'RENAME') AND at <= ? ORDER BY at, event_hash`,
    ).all(this.#until) as Row[];
    if (rows.length === 0) return;
    const heads = this.#named(rows);
    for (const row of rows) {
      const { dataset_key: key, previous_key: previous, at, run_id: runId } = row;
      if (row.change === 'DROP') {
        if (!this.#livesOn(key, row))
          this.#gone.set(key, { change: 'dropped', at, runId, to: null });
      } else if (previous !== null && previous !== key) {
        const former = heads.get(previous);
        if (former) this.#former.set(key, former);
        if (this.#livesOn(previous, row)) continue;
        this.#renames.set(previous, key);
        this.#gone.set(previous, { change: 'renamed', at, runId, to: heads.get(key) ?? null });
      }
    }
  }

  #named(rows: readonly Row[]): ReadonlyMap<NodeKey, DatasetName> {
    const keys = rows.flatMap((row) =>
      row.previous_key ? [row.dataset_key, row.previous_key] : [],
    );
    const found = sql(
      this.#db,
      'SELECT node.key, namespace, name FROM json_each(?) AS wanted JOIN node ON node.key = wanted.value',
    ).all(JSON.stringify(keys)) as Omit<DatasetName, 'id'>[];
    return new Map(
      found.map(({ key, namespace, name }) => [
        key,
        { id: nodeId({ kind: 'dataset', namespace, name }), key, namespace, name },
      ]),
    );
  }

  /** Whether a dataset was written or changed again, under any name, after it was dropped or renamed. */
  #livesOn(key: NodeKey, { at, run_key: run }: Row): boolean {
    const names = this.#names.all(this.#names.of(key));
    const isWriting = this.#onTheWay.writes.some(
      (write) => names.includes(write.datasetKey) && write.lastSeen > at && write.runKey !== run,
    );
    if (isWriting) return true;
    const bounds = { keys: JSON.stringify(names), at, until: this.#until };
    const written = sql(
      this.#db,
      `SELECT 1 FROM json_each($keys) AS wanted JOIN run_dataset ON dataset_key = wanted.value
       WHERE last_seen > $at AND last_seen <= $until AND side = 'output' AND run_key IS NOT $run LIMIT 1`,
    ).get({ ...bounds, run });
    if (written) return true;
    const changed = sql(
      this.#db,
      `SELECT 1 FROM json_each($keys) AS wanted JOIN lifecycle ON dataset_key = wanted.value
       WHERE at > $at AND at <= $until AND change <> 'DROP' LIMIT 1`,
    ).get(bounds);
    return changed !== undefined;
  }

  /** How a dataset of these names ended, the first one first; null if it did not. */
  gone(keys: readonly NodeKey[]): Gone | null {
    for (const key of keys) {
      const gone = this.#gone.get(key);
      if (gone) return gone;
    }
    return null;
  }

  /** The name a dataset had before. */
  formerName(keys: readonly NodeKey[]): DatasetName | null {
    for (const key of keys) {
      const former = this.#former.get(key);
      if (former) return former;
    }
    return null;
  }

  /** New names by former ones that are in use no longer. */
  get renames(): ReadonlyMap<NodeKey, NodeKey> {
    return this.#renames;
  }

  /** Whether a change of this node may change what became of it. */
  concerns(key: NodeKey): boolean {
    return this.#gone.has(key) || this.#former.has(key);
  }

  /** When the content of a dataset under any of its names was last emptied or replaced. */
  cut(keys: readonly NodeKey[]): Cut | null {
    let latest: Cut | null = null;
    for (const key of keys) {
      const row = sql(
        this.#db,
        `SELECT at, run.run_id AS runId FROM lifecycle LEFT JOIN run ON run.key = run_key
         WHERE dataset_key = ? AND at <= ? AND change IN ('DROP', 'TRUNCATE', 'OVERWRITE')
         ORDER BY at DESC, event_hash DESC LIMIT 1`,
      ).get(key, this.#until) as Cut | undefined;
      if (row && (latest === null || row.at > latest.at)) latest = row;
    }
    return latest;
  }
}
