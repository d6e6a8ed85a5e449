import type { Facet } from '@/lib/lineage';

/** The facet of that name, unless the event takes it away. */
export function facetNamed(facets: readonly Facet[], name: string): Facet | undefined {
  return facets.find((facet) => facet.name === name && !facet.deleted);
}

/** What it says. */
export function bodyOf(facets: readonly Facet[], name: string) {
  return facetNamed(facets, name)?.body;
}
