import 'server-only';

import {
  readFingerprint,
  versionKey,
  WriteHistory,
  writtenKey,
  type NodeKey,
  type Reader,
  type VersionKey,
  type Write,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadHeads } from '@/lib/store/node-rows';
import { remembered } from '@/lib/store/remembered';
import { loadDrops, loadWrites } from '@/lib/store/version-store';

import { datasetVersions, findDatasetVersion, type DatasetVersion } from './dataset-versions';

/** Which version a run read or wrote. Without a key nobody knows. */
export type Pin = {
  readonly dataset: NodeKey;
  readonly key: VersionKey | null;
  /** The run did not say; the latest version when it started was taken. */
  readonly assumed: boolean;
  /** The write that made it; null for what no run is known to have written. */
  readonly write: Write | null;
};

/** Writes kept at most, of all datasets together. */
const WRITES_KEPT = 500_000;

/** Every write of the datasets somebody asked for, each under all its names. */
class Histories {
  readonly #db: Database;
  readonly #known = new Map<string, { names: readonly NodeKey[]; history: WriteHistory }>();
  #size = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  of(names: readonly NodeKey[]): WriteHistory {
    const id = names.join();
    const known = this.#known.get(id);
    if (known) return known.history;
    const history = new WriteHistory(loadWrites(this.#db, names), loadDrops(this.#db, names));
    if (this.#size + history.all.length > WRITES_KEPT) {
      this.#known.clear();
      this.#size = 0;
    }
    this.#known.set(id, { names, history });
    this.#size += history.all.length;
    return history;
  }

  /** Forgets what was written since. */
  forget(touched: ReadonlySet<NodeKey>): void {
    for (const [id, { names, history }] of this.#known)
      if (names.some((name) => touched.has(name))) {
        this.#known.delete(id);
        this.#size -= history.all.length;
      }
  }
}

/** The histories of a store, up to date. */
function openHistories(db: Database): Histories {
  return remembered(db, 'histories', () => new Histories(db), {
    outlives: (histories, touched) => {
      histories.forget(touched);
      return true;
    },
  });
}

/**
 * Tells which versions runs read and wrote, reading each dataset's writes once. The names it is
 * given follow renames: see `openVersionNames`.
 */
class Pins {
  readonly #db: Database;
  readonly #names: GraphIndex;
  readonly #read: Histories;
  readonly #histories = new Map<NodeKey, WriteHistory>();
  readonly #versions = new Map<NodeKey, readonly DatasetVersion[]>();

  constructor(db: Database, names: GraphIndex) {
    this.#db = db;
    this.#names = names;
    this.#read = openHistories(db);
  }

  /** Every write of a dataset. */
  history(dataset: NodeKey): WriteHistory {
    let known = this.#histories.get(dataset);
    if (!known) {
      known = this.#read.of(this.#names.namesOf(dataset));
      this.#histories.set(dataset, known);
    }
    return known;
  }

  /** A sampled digest may name a version that has a stronger name. */
  #keyOf(dataset: NodeKey, text: string): VersionKey {
    const key = versionKey({ kind: 'told', text });
    if (readFingerprint(text, 'version')?.strength !== 'weak') return key;
    let versions = this.#versions.get(dataset);
    if (!versions) {
      const head = loadHeads(this.#db, [dataset]).get(dataset);
      const keys = this.#names.namesOf(dataset);
      versions = head ? datasetVersions({ db: this.#db, head, keys }) : [];
      this.#versions.set(dataset, versions);
    }
    const found = findDatasetVersion(versions, key);
    if (!found || found.text === text) return key;
    if (found.text !== null) return versionKey({ kind: 'told', text: found.text });
    const write = this.history(dataset).all.find(({ runKey }) => runKey === found.runKey);
    return write ? writtenKey(write) : key;
  }

  /** The write that first made a version; null if no run is known to. */
  firstWrite(dataset: NodeKey, key: string): Write | null {
    return this.history(dataset).first(key);
  }

  /** Which version a run read. */
  read(dataset: NodeKey, told: string | null, reader: Reader): Pin {
    if (told !== null) {
      const key = this.#keyOf(dataset, told);
      return { dataset, key, assumed: false, write: this.firstWrite(dataset, key) };
    }
    const write = this.history(dataset).readBy(reader);
    if (!write) return { dataset, key: null, assumed: true, write: null };
    const key = writtenKey(write);
    return { dataset, key, assumed: true, write: this.firstWrite(dataset, key) };
  }

  /** Which version a run wrote. */
  wrote(dataset: NodeKey, told: string | null, runId: string): Pin {
    const key = told === null ? versionKey({ kind: 'run', runId }) : this.#keyOf(dataset, told);
    return { dataset, key, assumed: false, write: this.firstWrite(dataset, key) };
  }
}

export type { Pins };

/** Which versions runs read and wrote, in these names; for one question. */
export function openPins(db: Database, names: GraphIndex): Pins {
  return new Pins(db, names);
}
