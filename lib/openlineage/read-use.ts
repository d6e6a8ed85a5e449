import { facetOf, type FacetBodies } from './describe-node';

/** What one run's use of a dataset says in numbers. */
export type UseFacts = {
  readonly version: string | null;
  readonly rowCount: number | null;
  readonly bytes: number | null;
};

const whole = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null;

/**
 * Version, rows and bytes of a dataset as a run read or wrote it. Version: the `version` facet,
 * else the Iceberg snapshot. Facets may sit on either map; producers disagree where.
 */
export function readUse(facets: FacetBodies, useFacets: FacetBodies): UseFacts {
  const both: FacetBodies = new Map([...facets, ...useFacets]);
  const statistics = facetOf(both, 'outputStatistics') ?? facetOf(both, 'inputStatistics');
  const metrics = facetOf(both, 'dataQualityMetrics');
  const snapshot = facetOf(both, 'icebergCommitReport') ?? facetOf(both, 'icebergScanReport');
  return {
    version: facetOf(both, 'version')?.datasetVersion ?? snapshot?.snapshotId ?? null,
    rowCount: whole(statistics?.rowCount ?? metrics?.rowCount),
    bytes: whole(statistics?.size ?? metrics?.bytes),
  };
}
