import type { Json, NodeIdentity } from '@/lib/lineage';

import { readFacet, type FacetOf } from './facets';
import { isUsableName } from './limits';

/** Where something comes from, by identity. `self`: the job of the event. */
export type SourceRef = NodeIdentity | 'self';

/** What a facet says of the sources of one entity. */
export type ToldSources = {
  readonly evidence: 'explicit' | 'column';
  readonly from: readonly SourceRef[];
};

export type LineageInput = NonNullable<FacetOf<'lineage'>['inputs']>[number];

/** The node a source of explicit lineage names; none where it names nothing usable. */
export function sourceOf({ namespace, name, type }: LineageInput): SourceRef[] {
  if (namespace === null || name === null) return type === 'JOB' ? ['self'] : [];
  if (!isUsableName({ namespace, name })) return [];
  return [{ kind: type === 'JOB' ? 'job' : 'dataset', namespace, name }];
}

type Described = { inputs?: readonly LineageInput[]; fields?: FacetOf<'lineage'>['fields'] };

function sourcesOf({ inputs, fields }: Described): SourceRef[] {
  return [...(inputs ?? []), ...(fields ?? []).flatMap(([, { inputs: of }]) => of)].flatMap(
    sourceOf,
  );
}

/**
 * Sources of an output by its own facets: the explicit `lineage` facet if there is one, else
 * `columnLineage`, else null. An empty list is a statement ("no upstream"); a column lineage that
 * names no source at all is none.
 */
export function readDatasetSources(
  lineage: Json | undefined,
  columnLineage: Json | undefined,
): ToldSources | null {
  const explicit = readFacet('lineage', lineage);
  if (explicit && (explicit.inputs || explicit.fields))
    return { evidence: 'explicit', from: sourcesOf(explicit) };
  const columns = readFacet('columnLineage', columnLineage);
  const fields = columns
    ? [...columns.fields.flatMap(([, { inputFields }]) => inputFields), ...columns.dataset].filter(
        isUsableName,
      )
    : [];
  if (fields.length === 0) return null;
  const byIdentity = new Map(
    fields.map(({ namespace, name }) => [
      `${namespace}\n${name}`,
      { kind: 'dataset' as const, namespace, name },
    ]),
  );
  return { evidence: 'column', from: [...byIdentity.values()] };
}

/** One entry of a job's `lineage` facet: a target and what feeds it. */
export type LineageEntry = { readonly target: SourceRef; readonly from: readonly SourceRef[] };

/** Entries of the explicit `lineage` facet of a job; null if the job has none. */
export function readJobLineage(body: Json | undefined): LineageEntry[] | null {
  const entries = readFacet('lineage', body)?.entries;
  if (!entries) return null;
  return entries.flatMap((entry): LineageEntry[] => {
    const [target] = sourceOf({ ...entry, field: null, transformations: [] });
    return target ? [{ target, from: sourcesOf(entry) }] : [];
  });
}
