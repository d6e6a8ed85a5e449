import 'server-only';

import type { DatasetDetails } from '@/lib/contract/nodes';
import type { NodeKey } from '@/lib/lineage';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import type { Database } from '@/lib/store/database';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import { loadNodeRows, type NodeRow } from '@/lib/store/node-rows';
import { loadAliases } from '@/lib/store/alias-store';
import { loadDatasetRuns } from '@/lib/store/run-store';

import { readQuality } from './dataset-quality';

type Facts = Omit<DatasetDetails, keyof CommonFacts | 'kind'>;
type CommonFacts = Omit<
  DatasetDetails,
  | 'aliases'
  | 'dataSource'
  | 'storage'
  | 'catalog'
  | 'hierarchy'
  | 'lifecycle'
  | 'version'
  | 'schema'
  | 'columnsWithLineage'
  | 'quality'
  | 'assertions'
>;

const COLUMN_LINEAGE: ReadonlySet<string> = new Set(['columnLineage']);
/** Datasets downstream whose column lineage is looked at for columns of this one. */
const DOWNSTREAM_READ = 200;

/** Columns of this dataset that its own column lineage or that of datasets made from it names. */
function columnsWithLineage(
  db: Database,
  rows: readonly NodeRow[],
  facets: FacetBodies,
  made: readonly NodeKey[],
): string[] {
  const columns = new Set(facetOf(facets, 'columnLineage')?.fields.map(([name]) => name));
  const names = new Set(rows.map(({ namespace, name }) => `${namespace}\n${name}`));
  for (const others of loadNodeRows(db, made.slice(0, DOWNSTREAM_READ)).values()) {
    for (const other of others) {
      const lineage = facetOf(
        loadFacets(db, parseLedger(other.facets), COLUMN_LINEAGE),
        'columnLineage',
      );
      const used = [
        ...(lineage?.fields.flatMap(([, { inputFields }]) => inputFields) ?? []),
        ...(lineage?.dataset ?? []),
      ];
      for (const { namespace, name, field } of used)
        if (names.has(`${namespace}\n${name}`)) columns.add(field);
    }
  }
  return [...columns].sort();
}

/**
 * What only a dataset has.
 *
 * @param rows all its names, the one that stands for them first.
 * @param facets in force, over all its names.
 * @param made datasets one job downstream.
 */
export function readDataset(
  db: Database,
  rows: readonly [NodeRow, ...NodeRow[]],
  facets: FacetBodies,
  schemaAt: NonNullable<DatasetDetails['schema']>['at'] | null,
  made: readonly NodeKey[],
): Facts {
  const keys = rows.map(({ key }) => key);
  const [storage, catalog, schema] = [
    facetOf(facets, 'storage'),
    facetOf(facets, 'catalog'),
    facetOf(facets, 'schema'),
  ];
  const latestWrite = loadDatasetRuns(db, keys, { limit: 50, offset: 0 }).find(
    ({ side, version }) => side === 'output' && version !== null,
  );
  return {
    aliases: loadAliases(db, keys, keys[0] ?? null),
    dataSource: facetOf(facets, 'dataSource'),
    storage: storage && { layer: storage.storageLayer, format: storage.fileFormat },
    catalog: catalog && { framework: catalog.framework, type: catalog.type, name: catalog.name },
    hierarchy: facetOf(facets, 'hierarchy')?.hierarchy ?? [],
    lifecycle: facetOf(facets, 'lifecycleStateChange')?.lifecycleStateChange ?? null,
    version: latestWrite?.version ?? facetOf(facets, 'version')?.datasetVersion ?? null,
    schema: schema && schemaAt ? { fields: schema.fields, at: schemaAt } : null,
    columnsWithLineage: columnsWithLineage(db, rows, facets, made),
    ...readQuality(db, keys),
  };
}
