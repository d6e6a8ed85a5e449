import 'server-only';

import type { AssertionView, QualityPoint } from '@/lib/contract/nodes';
import type { NodeKey } from '@/lib/lineage';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import type { Database } from '@/lib/store/database';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import { loadMeasuredUses, type MeasuredUse } from '@/lib/store/run-store';

const MEASURING: ReadonlySet<string> = new Set([
  'dataQualityMetrics',
  'outputStatistics',
  'inputStatistics',
  'dataQualityAssertions',
]);
/** Runs looked through for measurements, latest first. */
const RUNS_READ = 120;
const POINTS_SHOWN = 60;

type Metrics = NonNullable<ReturnType<typeof facetOf<'dataQualityMetrics'>>>;

function readColumns({ columnMetrics }: Metrics, rowCount: number | null): QualityPoint['columns'] {
  return (columnMetrics ?? []).map(([name, { nullCount, distinctCount, min, max, sum }]) => ({
    name,
    nullCount,
    nullRate: nullCount !== null && rowCount ? nullCount / rowCount : null,
    distinctCount,
    min,
    max,
    sum,
  }));
}

function pointOf({ run_id: runId, at }: MeasuredUse, facets: FacetBodies): QualityPoint | null {
  const metrics = facetOf(facets, 'dataQualityMetrics');
  const { rowCount, size, fileCount } = facetOf(facets, 'outputStatistics') ??
    facetOf(facets, 'inputStatistics') ?? { rowCount: null, size: null, fileCount: null };
  if (!metrics) {
    const isEmpty = rowCount === null && size === null && fileCount === null;
    return isEmpty ? null : { at, runId, rowCount, bytes: size, fileCount, columns: [] };
  }
  const rows = metrics.rowCount ?? rowCount;
  return {
    at,
    runId,
    rowCount: rows,
    bytes: metrics.bytes ?? size,
    fileCount: metrics.fileCount ?? fileCount,
    columns: readColumns(metrics, rows),
  };
}

/**
 * What runs measured on a dataset: one point per run that measured anything, oldest first, and the
 * latest result of each assertion. Facets may sit among the dataset's or the use's; both are read.
 */
export function readQuality(
  db: Database,
  datasetKeys: readonly NodeKey[],
): { quality: QualityPoint[]; assertions: AssertionView[] } {
  const points = new Map<string, QualityPoint>();
  const assertions = new Map<string, AssertionView>();
  for (const use of loadMeasuredUses(db, datasetKeys, RUNS_READ)) {
    const facets: FacetBodies = new Map([
      ...loadFacets(db, parseLedger(use.facets), MEASURING),
      ...loadFacets(db, parseLedger(use.use_facets), MEASURING),
    ]);
    const point = pointOf(use, facets);
    const known = points.get(use.run_id);
    // A run that reads and writes: the side that measured columns says more.
    if (point && (!known || known.columns.length < point.columns.length))
      points.set(use.run_id, point);
    for (const one of facetOf(facets, 'dataQualityAssertions')?.assertions ?? []) {
      const name = one.name ?? one.assertion;
      const key = JSON.stringify([name, one.assertion, one.column]);
      if (assertions.has(key)) continue; // uses come latest first
      assertions.set(key, {
        assertion: one.name ? `${one.assertion} (${one.name})` : one.assertion,
        column: one.column,
        success: one.success,
        severity: one.severity,
        expected: one.expected,
        actual: one.actual,
        at: use.at,
        runId: use.run_id,
      });
    }
  }
  return {
    quality: [...points.values()].slice(0, POINTS_SHOWN).reverse(),
    assertions: [...assertions.values()],
  };
}
