import 'server-only';

import {
  assumedWrite,
  firstWrite,
  readFingerprint,
  versionKey,
  writtenKey,
  type Instant,
  type NodeKey,
  type VersionKey,
  type Write,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadHeads } from '@/lib/store/node-rows';
import { loadWrites } from '@/lib/store/version-store';

import { datasetVersions, findDatasetVersion, type DatasetVersion } from './dataset-versions';

/** A run, as far as it decides which versions it read. */
export type Reader = { readonly runKey: string; readonly startedAt: Instant | null };

/** Which version a run read or wrote. Without a key nobody knows. */
export type Pin = {
  readonly dataset: NodeKey;
  readonly key: VersionKey | null;
  /** The run did not say; the latest version when it started was taken. */
  readonly assumed: boolean;
  /** The write that made it; null for what no run is known to have written. */
  readonly write: Write | null;
};

/** Tells which versions runs read and wrote, reading each dataset's writes once. */
export class Pins {
  readonly #db: Database;
  readonly #names: GraphIndex;
  readonly #writes = new Map<NodeKey, readonly Write[]>();
  readonly #firsts = new Map<string, Write | null>();
  readonly #versions = new Map<NodeKey, readonly DatasetVersion[]>();

  constructor(db: Database, names: GraphIndex) {
    this.#db = db;
    this.#names = names;
  }

  /** Every write of a dataset. */
  writes(dataset: NodeKey): readonly Write[] {
    let known = this.#writes.get(dataset);
    if (!known)
      this.#writes.set(dataset, (known = loadWrites(this.#db, this.#names.namesOf(dataset))));
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
    const write = this.writes(dataset).find(({ runKey }) => runKey === found.runKey);
    return write ? writtenKey(write) : key;
  }

  /** The write that first made a version; null if no run is known to. */
  firstWrite(dataset: NodeKey, key: string): Write | null {
    const name = `${dataset} ${key}`;
    let known = this.#firsts.get(name);
    if (known === undefined)
      this.#firsts.set(name, (known = firstWrite(this.writes(dataset), key)));
    return known;
  }

  /** Which version a run read. */
  read(dataset: NodeKey, told: string | null, reader: Reader): Pin {
    if (told !== null) {
      const key = this.#keyOf(dataset, told);
      return { dataset, key, assumed: false, write: this.firstWrite(dataset, key) };
    }
    const write = assumedWrite(this.writes(dataset), reader);
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
