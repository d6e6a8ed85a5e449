import { readUse } from '@/lib/openlineage/read-use';
import { setFacets, type DatasetUse, type Instant, type NodeKey, type Stamp } from '@/lib/lineage';

import { sql, type Database } from '../database';
import { loadFacets, parseLedger, storeFacets } from '../facet-store';
import { mentionSources, toldSources } from './datasets';

type Row = {
  facets: string;
  use_facets: string;
  sources: string | null;
  version: string | null;
  row_count: number | null;
  bytes: number | null;
};

const EMPTY: Row = {
  facets: '[]',
  use_facets: '[]',
  sources: null,
  version: null,
  row_count: null,
  bytes: null,
};

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

/** Derives version, numbers and sources from the facets in force. */
function readRow(
  db: Database,
  side: 'input' | 'output',
  facetsText: string,
  useFacetsText: string,
): Omit<Row, 'facets' | 'use_facets'> {
  const facets = loadFacets(db, parseLedger(facetsText), USE_FACETS);
  const useFacets = loadFacets(db, parseLedger(useFacetsText), USE_FACETS);
  const { version, rowCount, bytes } = readUse(facets, useFacets);
  const sources =
    side === 'output' ? toldSources(facets.get('lineage'), facets.get('columnLineage')) : null;
  return { version, row_count: rowCount, bytes, sources: sources && JSON.stringify(sources) };
}

/** Records that a run reads or writes a dataset. A run's inputs and outputs only grow. */
export function projectUse(
  db: Database,
  runKey: string,
  side: 'input' | 'output',
  datasetKey: NodeKey,
  use: DatasetUse,
  stamp: Stamp,
): void {
  const [at] = stamp;
  const known = sql(
    db,
    'SELECT facets, use_facets, sources, version, row_count, bytes FROM run_dataset WHERE run_key = ? AND side = ? AND dataset_key = ?',
  ).get(runKey, side, datasetKey) as Row | undefined;
  const before = known ?? EMPTY;
  if (side === 'output') mentionSources(db, use, stamp);
  const merged = {
    facets: JSON.stringify(
      setFacets(parseLedger(before.facets), stamp, storeFacets(db, use.facets)),
    ),
    use_facets: JSON.stringify(
      setFacets(parseLedger(before.use_facets), stamp, storeFacets(db, use.useFacets)),
    ),
  };
  const speaks = [...use.facets, ...use.useFacets].some(({ name }) => USE_FACETS.has(name));
  const row: Row = {
    ...before,
    ...merged,
    ...(speaks ? readRow(db, side, merged.facets, merged.use_facets) : {}),
  };
  sql(
    db,
    `INSERT INTO run_dataset (run_key, side, dataset_key, version, row_count, bytes, sources, first_seen, last_seen, facets, use_facets)
     VALUES ($run, $side, $dataset, $version, $row_count, $bytes, $sources, $at, $at, $facets, $use_facets)
     ON CONFLICT (run_key, side, dataset_key) DO UPDATE SET
       version = excluded.version, row_count = excluded.row_count, bytes = excluded.bytes, sources = excluded.sources,
       first_seen = min(first_seen, $at), last_seen = max(last_seen, $at),
       facets = excluded.facets, use_facets = excluded.use_facets`,
  ).run({ run: runKey, side, dataset: datasetKey, at: at satisfies Instant, ...row });
  if (side === 'output') {
    sql(
      db,
      `UPDATE node SET written_at = $at, last_run_key = $run
       WHERE key = $key AND (written_at IS NULL OR written_at < $at OR (written_at = $at AND last_run_key < $run))`,
    ).run({ key: datasetKey, at, run: runKey });
  }
}
