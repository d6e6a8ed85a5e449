import type { NodeDetails } from '@/lib/contract/nodes';

import { ImpactTab, type Walked } from '../impact/impact-tab';
import { CodeTab } from './code-tab';
import { FacetsTab } from './facets-tab';
import type { TabId } from './node-tabs';
import { OverviewTab } from './overview-tab';
import { OwnershipTab } from './ownership-tab';
import { QualityTab } from './quality-tab';
import { RunsTab } from './runs-tab';
import { SchemaTab } from './schema-tab';
import { VersionsTab } from './versions-tab';

/** What is in the open tab. `scroller` is the element that scrolls it; null for the page itself. */
export function TabBody({
  node,
  tab,
  scroller,
  walked,
}: {
  node: NodeDetails;
  tab: TabId;
  scroller: HTMLElement | null;
  /** The edges of the graph beside it, if there is one. */
  walked?: Walked;
}) {
  switch (tab) {
    case 'overview':
      return <OverviewTab node={node} />;
    case 'runs':
      return <RunsTab node={node} />;
    case 'versions':
      return <VersionsTab node={node} scroller={scroller} />;
    case 'impact':
      return <ImpactTab nodeKey={node.key} asOf={node.asOf} walked={walked} />;
    case 'ownership':
      return <OwnershipTab owners={node.owners} />;
    case 'facets':
      return <FacetsTab node={node} />;
    case 'schema':
      return node.kind === 'dataset' ? <SchemaTab node={node} scroller={scroller} /> : null;
    case 'quality':
      return node.kind === 'dataset' ? <QualityTab node={node} /> : null;
    case 'code':
      return node.kind === 'job' ? <CodeTab node={node} /> : null;
  }
}
