import 'server-only';

import type { NodeKey } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { SchemaInForce } from '@/lib/store/linked-columns';
import { loadHeads } from '@/lib/store/node-rows';
import { loadSchemaVersions } from '@/lib/store/version-store';
import { loadReadSchema, loadWrittenSchemas, schemaByHash } from '@/lib/store/version-schemas';

import {
  datasetVersions,
  findDatasetVersion,
  schemaHash,
  usesOfVersion,
} from '../dataset-versions';
import type { PinnedSource, PinnedVersion } from './pinned-source';

const NONE: SchemaInForce = { columns: new Map(), flat: new Set() };

/** The schemas of versions in a pinned graph: each as its own run said, not as the dataset is now. */
export class VersionSchemas {
  readonly #db: Database;
  readonly #names: GraphIndex;
  readonly #source: PinnedSource;
  /** Hash by version; null where none is known. */
  readonly #hashes = new Map<NodeKey, string | null>();

  constructor(db: Database, names: GraphIndex, source: PinnedSource) {
    this.#db = db;
    this.#names = names;
    this.#source = source;
  }

  /** Reads the schemas of many versions at once. */
  prepare(keys: readonly NodeKey[]): void {
    const wanted = keys.filter((key) => !this.#hashes.has(key));
    const makers = wanted.flatMap((key) => this.#source.versionNodes.get(key)?.write?.runKey ?? []);
    const written = new Map(
      loadWrittenSchemas(this.#db, [...new Set(makers)]).map(({ runKey, dataset, hash }) => [
        `${runKey} ${this.#names.nameOf(dataset)}`,
        hash,
      ]),
    );
    for (const key of wanted) {
      const version = this.#source.versionNodes.get(key);
      if (!version) continue;
      const own = version.write && written.get(`${version.write.runKey} ${version.dataset}`);
      this.#hashes.set(key, own ?? this.#elsewhere(version));
    }
  }

  /** What other runs that used the version said, else the schema in force then. */
  #elsewhere({ dataset, key, write }: PinnedVersion): string | null {
    const names = this.#names.namesOf(dataset);
    if (key === null) {
      const until = write === null ? this.#source.pins.history(dataset).nextAfter(null) : null;
      return loadReadSchema(this.#db, names, until?.at ?? null);
    }
    const head = loadHeads(this.#db, [dataset]).get(dataset);
    if (!head) return null;
    const node = { db: this.#db, head, keys: names };
    const row = findDatasetVersion(datasetVersions(node), key);
    if (!row) return null;
    const schemas = loadSchemaVersions(this.#db, names);
    return schemaHash(schemas, row, usesOfVersion(node, row))?.hash ?? null;
  }

  /** The schema of a version; empty if none is known. */
  of(key: NodeKey): SchemaInForce {
    this.prepare([key]);
    const hash = this.#hashes.get(key) ?? null;
    return hash === null ? NONE : schemaByHash(this.#db, hash);
  }
}
