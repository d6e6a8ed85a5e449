import type { FacetView } from '@/lib/contract/runs';
import type { Json } from '@/lib/lineage';

import { inWords } from './in-words';

export type ModelFacts = {
  /** Name of the facet, in words. */
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
};

const ROWS_PER_FACET = 40;
const DEEPEST = 3;
const ABOUT_THE_FACET = new Set(['_producer', '_schemaURL', '_deleted']);

function scalars(value: Json, path: string, depth: number): ModelFacts['rows'] {
  if (value === null) return [];
  if (typeof value !== 'object') return [{ label: path, value: String(value) }];
  if (depth === DEEPEST) return [];
  return Object.entries(value).flatMap(([key, child]: [string, Json]) =>
    depth === 0 && ABOUT_THE_FACET.has(key)
      ? []
      : scalars(child, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}

/**
 * What a model's producer sent beyond the standard (metrics, parameters, versions), as short tables.
 * Facets that Headwater shows elsewhere and facets without plain values are left to the facets tab.
 */
export function modelFacts(facets: readonly FacetView[]): readonly ModelFacts[] {
  return facets
    .filter((facet) => !facet.known)
    .map((facet) => ({
      title: inWords(facet.name),
      rows: scalars(facet.body, '', 0).slice(0, ROWS_PER_FACET),
    }))
    .filter((facts) => facts.rows.length > 0);
}
