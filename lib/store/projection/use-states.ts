import { standardFacet } from '@/lib/openlineage/facets';
import { readFingerprints } from '@/lib/openlineage/read-fingerprints';
import { readUse } from '@/lib/openlineage/read-use';
import {
  facetEntries,
  setFacets,
  type DatasetUse,
  type FacetLedger,
  type Instant,
  type NodeKey,
  type Stamp,
} from '@/lib/lineage';

import { sql, type Database } from '../database';
import { loadBody, loadFacets, parseLedger } from '../facet-store';
import { touchDataset } from '../touched-datasets';
import type { FacetBodies } from './facet-bodies';
import { schemaText } from './schema-versions';
import { toldSources } from './told-sources';

export type UseSide = 'input' | 'output';

type State = {
  readonly runKey: string;
  readonly side: UseSide;
  readonly datasetKey: NodeKey;
  facets: FacetLedger;
  useFacets: FacetLedger;
  firstSeen: Instant;
  lastSeen: Instant;
};

type Row = { facets: string; use_facets: string; first_seen: Instant; last_seen: Instant };

/** Facets numbers and sources are read from. */
const USE_FACETS: ReadonlySet<string> = new Set([
  'version',
  'icebergCommitReport',
  'icebergScanReport',
  'outputStatistics',
  'inputStatistics',
  'dataQualityMetrics',
  'lineage',
  'columnLineage',
]);

/** Facets a use's columns are read from: numbers, sources, and digests in producers' own facets. */
function facetsRead(ledger: FacetLedger): ReadonlySet<string> {
  return new Set(
    facetEntries(ledger)
      .map(({ name }) => name)
      .filter((name) => USE_FACETS.has(name) || standardFacet(name) === null),
  );
}

/** What runs read and wrote, as one transaction finds and leaves it: each use is written once. */
export class UseStates {
  readonly #db: Database;
  readonly #bodies: FacetBodies;
  readonly #states = new Map<string, State>();

  constructor(db: Database, bodies: FacetBodies) {
    this.#db = db;
    this.#bodies = bodies;
  }

  #load(runKey: string, side: UseSide, datasetKey: NodeKey, at: Instant): State {
    const id = `${runKey} ${side} ${datasetKey}`;
    const known = this.#states.get(id);
    if (known) return known;
    const row = sql(
      this.#db,
      'SELECT facets, use_facets, first_seen, last_seen FROM run_dataset WHERE run_key = ? AND side = ? AND dataset_key = ?',
    ).get(runKey, side, datasetKey) as Row | undefined;
    const state: State = {
      runKey,
      side,
      datasetKey,
      facets: row ? parseLedger(row.facets) : [],
      useFacets: row ? parseLedger(row.use_facets) : [],
      firstSeen: row?.first_seen ?? at,
      lastSeen: row?.last_seen ?? at,
    };
    this.#states.set(id, state);
    return state;
  }

  /** Records that a run reads or writes a dataset. A run's inputs and outputs only grow. */
  tell(runKey: string, side: UseSide, datasetKey: NodeKey, use: DatasetUse, stamp: Stamp): void {
    const [at] = stamp;
    const state = this.#load(runKey, side, datasetKey, at);
    state.facets = setFacets(state.facets, stamp, this.#bodies.store(use.facets));
    state.useFacets = setFacets(state.useFacets, stamp, this.#bodies.store(use.useFacets));
    if (at < state.firstSeen) state.firstSeen = at;
    if (at > state.lastSeen) state.lastSeen = at;
  }

  #schemaHash(ledger: FacetLedger): string | null {
    const hash = facetEntries(ledger).find(({ name }) => name === 'schema')?.bodyHash;
    const body = hash ? loadBody(this.#db, hash) : undefined;
    return hash && body !== undefined ? (schemaText(hash, body)?.hash ?? null) : null;
  }

  /** Writes every use with the version, numbers and sources its facets in force tell. */
  flush(): void {
    const write = sql(
      this.#db,
      `INSERT INTO run_dataset (run_key, side, dataset_key, version, row_count, bytes, schema_hash, fingerprints, sources, first_seen, last_seen, facets, use_facets)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (run_key, side, dataset_key) DO UPDATE SET
         version = excluded.version, row_count = excluded.row_count, bytes = excluded.bytes, schema_hash = excluded.schema_hash,
         fingerprints = excluded.fingerprints, sources = excluded.sources,
         first_seen = excluded.first_seen, last_seen = excluded.last_seen, facets = excluded.facets, use_facets = excluded.use_facets`,
    );
    for (const state of this.#states.values()) {
      touchDataset(this.#db, state.datasetKey);
      const facets = loadFacets(this.#db, state.facets, facetsRead(state.facets));
      const useFacets = loadFacets(this.#db, state.useFacets, facetsRead(state.useFacets));
      const fingerprints = readFingerprints(new Map([...facets, ...useFacets]));
      const { version, rowCount, bytes } = readUse(facets, useFacets);
      const sources =
        state.side === 'output'
          ? toldSources(facets.get('lineage'), facets.get('columnLineage'))
          : null;
      write.run(
        state.runKey,
        state.side,
        state.datasetKey,
        version,
        rowCount,
        bytes,
        this.#schemaHash(state.facets),
        fingerprints.length > 0 ? JSON.stringify(fingerprints) : null,
        sources && JSON.stringify(sources),
        state.firstSeen,
        state.lastSeen,
        JSON.stringify(state.facets),
        JSON.stringify(state.useFacets),
      );
    }
  }
}
