import type { NodeDetails } from '@/lib/contract/nodes';

import { grouped } from '../ui/quantity';
import type { TabSpec } from '../ui/tabs';
import { countFields } from './schema-rows';

export const TAB_IDS = [
  'overview',
  'schema',
  'versions',
  'runs',
  'impact',
  'code',
  'quality',
  'ownership',
  'facets',
] as const;
export type TabId = (typeof TAB_IDS)[number];
export type NodeTab = TabSpec & { readonly id: TabId };

function tab(id: TabId, label: string, count: number | null, isEmpty = count === 0): NodeTab {
  return { id, label, count: count === null || count === 0 ? null : grouped(count), isEmpty };
}

function hasCode({ code }: Extract<NodeDetails, { kind: 'job' }>): boolean {
  return code.sql !== null || code.source !== null || code.location !== null;
}

/** The tabs a node has. Tabs that its kind can never fill are left out; empty ones say so. */
export function nodeTabs(node: NodeDetails): readonly NodeTab[] {
  const overview = tab('overview', 'Overview', null);
  const versions = tab('versions', 'Versions', null, node.runCount === 0);
  const runs = tab('runs', 'Runs', node.runCount);
  const last = [
    tab('impact', 'Impact', null),
    tab('ownership', 'Ownership', node.owners.length),
    tab('facets', 'Facets', node.facets.length),
  ];
  if (node.kind === 'job')
    return [overview, tab('code', 'Code', null, !hasCode(node)), versions, runs, ...last];
  const hasQuality = node.quality.length > 0 || node.assertions.length > 0;
  return [
    overview,
    tab('schema', 'Schema', countFields(node.schema?.fields ?? [])),
    versions,
    runs,
    tab('quality', 'Quality', null, !hasQuality),
    ...last,
  ];
}

/** The tab to open for what the address says: that one if the node has it, else the first. */
export function openTab(tabs: readonly NodeTab[], wanted: string | null): TabId {
  return tabs.find(({ id }) => id === wanted)?.id ?? 'overview';
}

/** The tab that `j` (next) or `k` (previous) leads to, round and round; null for any other key. */
export function tabAfterKey(
  tabs: readonly { readonly id: string }[],
  open: string,
  key: string,
): string | null {
  if (key !== 'j' && key !== 'k') return null;
  const at = tabs.findIndex(({ id }) => id === open);
  const step = key === 'j' ? 1 : -1;
  return tabs[(at + step + tabs.length) % tabs.length]?.id ?? null;
}
