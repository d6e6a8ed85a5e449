import { datasetType, type Json, type NodeKind } from '@/lib/lineage';

import { readFacet, type FacetName, type FacetOf, type WireField } from './facets';

/** Facets in force on an entity, parsed, by key. */
export type FacetBodies = ReadonlyMap<string, Json>;

/** What lists, cards and the search index need to know of a node. */
export type NodeDescription = {
  readonly type: string;
  readonly subType: string | null;
  readonly description: string | null;
  readonly tags: readonly (readonly [
    key: string,
    value: string,
    source: string | null,
    field: string | null,
  ])[];
  readonly owners: readonly (readonly [name: string, type: string | null])[];
  /** Paths of all columns, nested ones dotted. */
  readonly columns: readonly string[];
};

/** Reads one standard facet out of the facets in force. */
export function facetOf<Name extends FacetName>(
  facets: FacetBodies,
  name: Name,
): FacetOf<Name> | null {
  return readFacet(name, facets.get(name));
}

/** Dotted paths of columns, parents before children. */
export function fieldPaths(fields: readonly WireField[], prefix = ''): string[] {
  return fields.flatMap((field) => {
    const path = prefix + field.name;
    return [path, ...fieldPaths(field.fields, `${path}.`)];
  });
}

/** Facets a description is made of; a change of any other leaves it as it is. */
export const DESCRIBING_FACETS: ReadonlySet<string> = new Set([
  'datasetType',
  'jobType',
  'documentation',
  'tags',
  'ownership',
  'schema',
  'feast_featureView',
  'feast_featureService',
  'feast_entity',
]);

function typeOf(
  kind: NodeKind,
  namespace: string,
  name: string,
  facets: FacetBodies,
): Pick<NodeDescription, 'type' | 'subType'> {
  const declared = facetOf(facets, 'datasetType');
  const subType = declared?.subType ?? null;
  if (kind === 'job')
    return { type: facetOf(facets, 'jobType')?.jobType?.toUpperCase() ?? 'JOB', subType };
  return {
    type: datasetType(declared?.datasetType ?? null, namespace, name, facets.keys()),
    subType,
  };
}

/** Describes a node by the facets in force on it. */
export function describeNode(
  kind: NodeKind,
  namespace: string,
  name: string,
  facets: FacetBodies,
): NodeDescription {
  const tags = facetOf(facets, 'tags')?.tags ?? [];
  const owners = facetOf(facets, 'ownership')?.owners ?? [];
  return {
    ...typeOf(kind, namespace, name, facets),
    description: facetOf(facets, 'documentation')?.description ?? null,
    tags: tags.map(({ key, value, source, field }) => [key, value, source, field]),
    owners: owners.map(({ name: owner, type }) => [owner, type]),
    columns: fieldPaths(facetOf(facets, 'schema')?.fields ?? []),
  };
}
