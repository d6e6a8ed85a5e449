import 'server-only';

import type { DatasetDetails } from '@/lib/contract/nodes';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import type { Database } from '@/lib/store/database';
import type { NodeRow } from '@/lib/store/node-rows';
import { loadAliases } from '@/lib/store/alias-store';
import { loadDatasetRuns } from '@/lib/store/run-store';

import { readQuality } from './dataset-quality';

type Facts = Omit<DatasetDetails, keyof CommonFacts | 'kind' | 'columnMarks'>;
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
  | 'columnMarks'
  | 'quality'
  | 'assertions'
>;

/**
 * What only a dataset has.
 *
 * @param rows all its names, the one that stands for them first.
 * @param facets in force, over all its names.
 */
export function readDataset(
  db: Database,
  rows: readonly [NodeRow, ...NodeRow[]],
  facets: FacetBodies,
  schemaAt: NonNullable<DatasetDetails['schema']>['at'] | null,
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
    ...readQuality(db, keys),
  };
}
