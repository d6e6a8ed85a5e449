import type { NodeDetails } from '@/lib/contract/nodes';

import { FacetList } from '../node/facet-list';
import { quantity } from '../ui/quantity';
import { EmptyTab } from './empty-tab';

const OVERVIEW = [
  'catalog',
  'dataSource',
  'datasetType',
  'documentation',
  'hierarchy',
  'jobType',
  'lifecycleStateChange',
  'storage',
  'symlinks',
  'tags',
  'version',
];

const SHOWN_IN = new Map([
  ...OVERVIEW.map((name) => [name, 'Overview'] as const),
  ['schema', 'Schema'],
  ['columnLineage', 'Schema and the explorer'],
  ['sql', 'Code'],
  ['sourceCode', 'Code'],
  ['sourceCodeLocation', 'Code'],
  ['ownership', 'Ownership'],
  ['dataQualityMetrics', 'Quality'],
  ['dataQualityAssertions', 'Quality'],
  ['outputStatistics', 'Quality'],
  ['inputStatistics', 'Quality'],
]);

/** Every facet of a node, as it was sent. */
export function FacetsTab({ node }: { node: NodeDetails }) {
  if (node.facets.length === 0) {
    return (
      <EmptyTab title="No facets" facet={null}>
        Events have named it, but said nothing more about it.
      </EmptyTab>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-ink-faint">
        {quantity(node.facets.length, 'facet')}, the latest of each. Those that are readable nowhere
        else come first.
      </p>
      <FacetList facets={node.facets} shownIn={(name) => SHOWN_IN.get(name) ?? null} />
    </div>
  );
}
