import type { Facet, LineageEvent } from '@/lib/lineage';

import { readFacet } from './facets';
import { readDatasetSources, readJobLineage } from './read-sources';

function bodyOf(facets: readonly Facet[], name: string) {
  return facets.find((facet) => facet.name === name && !facet.deleted)?.body;
}

function namesInDataset(facets: readonly Facet[]): number {
  const symlinks = readFacet('symlinks', bodyOf(facets, 'symlinks'))?.identifiers ?? [];
  const explicit = readDatasetSources(bodyOf(facets, 'lineage'), undefined)?.from ?? [];
  const columns = readDatasetSources(undefined, bodyOf(facets, 'columnLineage'))?.from ?? [];
  return 1 + symlinks.length + explicit.length + columns.length;
}

/** Datasets and jobs an event names, in its lists and in its facets: each may become a node. */
export function countNames(event: LineageEvent): number {
  if (event.kind === 'dataset') return namesInDataset(event.dataset.facets);
  const entries = readJobLineage(bodyOf(event.job.facets, 'lineage')) ?? [];
  const datasets = [...event.inputs, ...event.outputs];
  return (
    entries.reduce((sum, { from }) => sum + 1 + from.length, 1) +
    datasets.reduce((sum, { facets }) => sum + namesInDataset(facets), 0)
  );
}
