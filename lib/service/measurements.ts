import 'server-only';

import type { NumberPair } from '@/lib/contract/versions';
import type { Json } from '@/lib/lineage';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import { standardFacet } from '@/lib/openlineage/facets';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import type { Database } from '@/lib/store/database';
import type { VersionUseRow } from '@/lib/store/version-store';

export type Measurement = Pick<NumberPair, 'name' | 'column' | 'unit'> & { readonly value: number };

const round = (value: number) => Number(value.toPrecision(6));

function measured(name: string, unit: Measurement['unit'], value: number | null | undefined, column: string | null = null): Measurement[] {
  return typeof value === 'number' && Number.isFinite(value) ? [{ name, column, unit, value }] : [];
} // prettier-ignore

/** Statistics a run told of a dataset: rows, bytes, files; per column nulls, distinct values, range, sum. */
export function measurementsOf(facets: FacetBodies): Measurement[] {
  const metrics = facetOf(facets, 'dataQualityMetrics');
  const counts = facetOf(facets, 'outputStatistics') ?? facetOf(facets, 'inputStatistics');
  const rows = metrics?.rowCount ?? counts?.rowCount ?? null;
  return [
    ...measured('rows', 'rows', rows),
    ...measured('bytes', 'bytes', metrics?.bytes ?? counts?.size),
    ...measured('files', 'files', metrics?.fileCount ?? counts?.fileCount),
    ...(metrics?.columnMetrics ?? []).flatMap(([column, one]) => [
      ...measured('null count', 'value', one.nullCount, column),
      ...measured('null rate', 'rate', one.nullCount !== null && rows ? round(one.nullCount / rows) : null, column), // prettier-ignore
      ...measured('distinct', 'value', one.distinctCount, column),
      ...measured('minimum', 'value', one.min, column),
      ...measured('maximum', 'value', one.max, column),
      ...measured('sum', 'value', one.sum, column),
      ...(one.quantiles ?? []).flatMap(([at, value]) => measured(`quantile ${at}`, 'value', value, column)), // prettier-ignore
    ]),
  ];
}

/** Facets of a dataset as the runs that used one version told them; what wrote it speaks first. */
export function facetsOfUses(db: Database, uses: readonly VersionUseRow[]): FacetBodies {
  const bodies = new Map<string, Json>();
  for (const use of uses)
    for (const ledger of [use.use_facets, use.facets])
      for (const [name, body] of loadFacets(db, parseLedger(ledger)))
        if (!bodies.has(name)) bodies.set(name, body);
  return bodies;
}

export type NamedValue = { readonly name: string; readonly value: string };

const DEEPEST = 6;
const VALUES_READ = 500;

/** Plain values inside a facet by dotted path, the facet's own bookkeeping left out. */
function plainValues(value: Json, path: string, depth: number, into: NamedValue[]): void {
  if (value === null || depth > DEEPEST || into.length >= VALUES_READ) return;
  if (typeof value !== 'object') {
    into.push({ name: path, value: String(value) });
    return;
  }
  for (const [key, child] of Object.entries<Json>(value))
    if (depth > 0 || !key.startsWith('_'))
      plainValues(child, path === '' ? key : `${path}.${key}`, depth + 1, into);
}

function valuesOf(facets: FacetBodies, isWanted: (name: string) => boolean): NamedValue[] {
  const values: NamedValue[] = [];
  for (const [name, body] of [...facets].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (standardFacet(name) === null && isWanted(name)) plainValues(body, '', 0, values);
  return values.map(({ name, value }) => ({ name: name.replace(/^(metrics|params|parameters)\./, ''), value })); // prettier-ignore
}

/** Metrics of a model: the plain values of producers' own facets called metrics. */
export function metricsOf(facets: FacetBodies): NamedValue[] {
  return valuesOf(facets, (name) => /metric/i.test(name));
}

/** Parameters of a run: the standard facet, and producers' own facets called parameters. */
export function parametersOf(runFacets: FacetBodies): NamedValue[] {
  const standard = (facetOf(runFacets, 'executionParameters')?.parameters ?? []).map(
    ({ key, value }) => ({ name: key, value: value ?? '' }),
  );
  return [...standard, ...valuesOf(runFacets, (name) => /param/i.test(name))];
}
