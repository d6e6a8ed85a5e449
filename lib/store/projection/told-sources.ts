import { SELF, type Json, type SourceKey, type TellingSources } from '@/lib/lineage';
import { readDatasetSources, type SourceRef } from '@/lib/openlineage/read-sources';

import { nodeKey } from '../keys';

/** Key of a source a lineage facet names. */
export function sourceKey(ref: SourceRef): SourceKey {
  return ref === 'self' ? SELF : nodeKey(ref);
}

/** Sources of an output told by its lineage facets, by key. */
export function toldSources(
  lineage: Json | undefined,
  columnLineage: Json | undefined,
): TellingSources {
  const told = readDatasetSources(lineage, columnLineage);
  return told && { evidence: told.evidence, from: [...new Set(told.from.map(sourceKey))].sort() };
}
