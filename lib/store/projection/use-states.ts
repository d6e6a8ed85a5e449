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
  type TellingSources,
} from '@/lib/lineage';

import { sql, type Database } from '../database';
import { loadBody, loadFacets, parseLedger } from '../facet-store';
import { touchDataset } from '../touched-datasets';
import type { FacetBodies } from './facet-bodies';
import { schemaText } from './schema-versions';
import { toldSources } from './told-sources';

export type UseSide = 'input' | 'output';

type Row = {
  readonly side: UseSide;
  readonly dataset_key: NodeKey;
  readonly sources: string | null;
  readonly facets: string;
  readonly use_facets: string;
  readonly first_seen: Instant;
  readonly last_seen: Instant;
};

type State = {
  readonly side: UseSide;
  readonly datasetKey: NodeKey;
  /** As the store has it; null for a use that is new. */
  readonly row: Row | null;
  /** What events of this transaction made of it; null if none spoke of it. */
  told: Told | null;
};

type Told = {
  facets: FacetLedger;
  useFacets: FacetLedger;
  firstSeen: Instant;
  lastSeen: Instant;
  /** Known once it is written. */
  sources: TellingSources;
};

/** An output of a run with lineage facets of its own. */
export type TellingOutput = { readonly key: NodeKey; readonly facets: FacetLedger };

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
  const names = new Set<string>();
  for (const [, , facets] of ledger)
    for (const [name] of facets)
      if (USE_FACETS.has(name) || standardFacet(name) === null) names.add(name);
  return names;
}

function sourcesOf({ told, row }: State): TellingSources {
  if (told) return told.sources;
  return row?.sources ? (JSON.parse(row.sources) as TellingSources) : null;
}

/** What runs read and wrote, as one transaction finds and leaves it: a run's uses are read once, each is written once. */
export class UseStates {
  readonly #db: Database;
  readonly #bodies: FacetBodies;
  readonly #runs = new Map<string, Map<string, State>>();

  constructor(db: Database, bodies: FacetBodies) {
    this.#db = db;
    this.#bodies = bodies;
  }

  /** Makes ready to hear of a run. */
  open(runKey: string, isNew: boolean): void {
    if (this.#runs.has(runKey)) return;
    const uses = new Map<string, State>();
    this.#runs.set(runKey, uses);
    if (isNew) return;
    const rows = sql(
      this.#db,
      'SELECT side, dataset_key, sources, facets, use_facets, first_seen, last_seen FROM run_dataset WHERE run_key = ?',
    ).all(runKey) as Row[];
    for (const row of rows)
      uses.set(`${row.side} ${row.dataset_key}`, {
        side: row.side,
        datasetKey: row.dataset_key,
        row,
        told: null,
      });
  }

  #uses(runKey: string): Map<string, State> {
    const uses = this.#runs.get(runKey);
    if (!uses) throw new Error(`run ${runKey} was not opened before its uses`);
    return uses;
  }

  /** Records that a run reads or writes a dataset. A run's inputs and outputs only grow. */
  tell(runKey: string, side: UseSide, datasetKey: NodeKey, use: DatasetUse, stamp: Stamp): void {
    const [at] = stamp;
    const uses = this.#uses(runKey);
    const id = `${side} ${datasetKey}`;
    let state = uses.get(id);
    if (!state) uses.set(id, (state = { side, datasetKey, row: null, told: null }));
    const { row } = state;
    const told = (state.told ??= {
      facets: row ? parseLedger(row.facets) : [],
      useFacets: row ? parseLedger(row.use_facets) : [],
      firstSeen: row?.first_seen ?? at,
      lastSeen: row?.last_seen ?? at,
      sources: null,
    });
    told.facets = setFacets(told.facets, stamp, this.#bodies.store(use.facets));
    told.useFacets = setFacets(told.useFacets, stamp, this.#bodies.store(use.useFacets));
    if (at < told.firstSeen) told.firstSeen = at;
    if (at > told.lastSeen) told.lastSeen = at;
  }

  #schemaHash(ledger: FacetLedger): string | null {
    const hash = facetEntries(ledger).find(({ name }) => name === 'schema')?.bodyHash;
    const body = hash ? loadBody(this.#db, hash) : undefined;
    return hash && body !== undefined ? (schemaText(hash, body)?.hash ?? null) : null;
  }

  /** Writes every use with the version, numbers and sources its facets in force tell. */
  flush(): void {
    for (const [runKey, uses] of this.#runs)
      for (const state of uses.values()) if (state.told) this.#write(runKey, state, state.told);
  }

  #write(runKey: string, { side, datasetKey }: State, told: Told): void {
    touchDataset(this.#db, datasetKey);
    const facets = loadFacets(this.#db, told.facets, facetsRead(told.facets));
    const useFacets = loadFacets(this.#db, told.useFacets, facetsRead(told.useFacets));
    const fingerprints = readFingerprints(new Map([...facets, ...useFacets]));
    const { version, rowCount, bytes } = readUse(facets, useFacets);
    if (side === 'output')
      told.sources = toldSources(facets.get('lineage'), facets.get('columnLineage'));
    sql(
      this.#db,
      `INSERT INTO run_dataset (run_key, side, dataset_key, version, row_count, bytes, schema_hash, fingerprints, sources, first_seen, last_seen, facets, use_facets)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (run_key, side, dataset_key) DO UPDATE SET
         version = excluded.version, row_count = excluded.row_count, bytes = excluded.bytes, schema_hash = excluded.schema_hash,
         fingerprints = excluded.fingerprints, sources = excluded.sources,
         first_seen = excluded.first_seen, last_seen = excluded.last_seen, facets = excluded.facets, use_facets = excluded.use_facets`,
    ).run(
      runKey,
      side,
      datasetKey,
      version,
      rowCount,
      bytes,
      this.#schemaHash(told.facets),
      fingerprints.length > 0 ? JSON.stringify(fingerprints) : null,
      told.sources && JSON.stringify(told.sources),
      told.firstSeen,
      told.lastSeen,
      JSON.stringify(told.facets),
      JSON.stringify(told.useFacets),
    );
  }

  /** Everything a run reads and writes, once it is written: in this transaction or before. */
  sides(runKey: string): {
    readonly inputs: readonly NodeKey[];
    readonly outputs: readonly { readonly key: NodeKey; readonly sources: TellingSources }[];
  } {
    const states = [...this.#uses(runKey).values()];
    return {
      inputs: states.filter(({ side }) => side === 'input').map(({ datasetKey }) => datasetKey),
      outputs: states
        .filter(({ side }) => side === 'output')
        .map((state) => ({ key: state.datasetKey, sources: sourcesOf(state) })),
    };
  }

  /** Its outputs whose own facets tell where they come from. */
  tellingOutputs(runKey: string): TellingOutput[] {
    return [...this.#uses(runKey).values()]
      .filter((state) => state.side === 'output' && sourcesOf(state) !== null)
      .map(({ datasetKey: key, row, told }) => ({
        key,
        facets: told?.facets ?? (row ? parseLedger(row.facets) : []),
      }));
  }
}
