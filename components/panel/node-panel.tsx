'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { nodeQuery } from '@/lib/client/node-query';
import type { NodeDetails } from '@/lib/contract/nodes';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { Instant } from '@/lib/lineage';

import type { Walked } from '../impact/impact-tab';
import { LoadError } from '../node/load-error';
import { Tabs } from '../ui/tabs';
import { NodeSkeleton } from './node-skeleton';
import { nodeTabs, openTab } from './node-tabs';
import { CloseButton, PanelHead } from './panel-head';
import { TabBody } from './tab-body';
import { useTabKeys } from './use-tab-keys';

/** Everything about one node, beside the canvas. It fills the height and width it is given. */
export function NodePanel({
  nodeKey,
  asOf = null,
  walked,
  tab,
  onTab,
  onPaths,
  onClose,
}: {
  nodeKey: string;
  /** The moment to tell of; null for now. */
  asOf?: Instant | null;
  /** The edges of the graph beside it, which its impact follows. */
  walked: Walked;
  /** The open tab as the address says it; null or unknown for the first. */
  tab: string | null;
  onTab: (tab: string) => void;
  /** Looks for paths from the node. */
  onPaths?: ((node: NodeRef) => void) | undefined;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery({
    ...nodeQuery(nodeKey, asOf),
    placeholderData: keepPreviousData,
  });
  if (data)
    return (
      <LoadedPanel
        node={data}
        walked={walked}
        tab={tab}
        onTab={onTab}
        onPaths={onPaths}
        onClose={onClose}
      />
    );
  return (
    <section
      aria-label="Details"
      aria-busy={error === null}
      className="relative h-full overflow-y-auto bg-surface"
    >
      <div className="absolute top-3 right-2">
        <CloseButton onClose={onClose} />
      </div>
      {error ? (
        <LoadError error={error} what="this node" onRetry={() => void refetch()} />
      ) : (
        <NodeSkeleton />
      )}
    </section>
  );
}

function LoadedPanel({
  node,
  walked,
  tab,
  onTab,
  onPaths,
  onClose,
}: {
  node: NodeDetails;
  walked: Walked;
  tab: string | null;
  onTab: (tab: string) => void;
  onPaths: ((node: NodeRef) => void) | undefined;
  onClose: () => void;
}) {
  const panel = useRef<HTMLElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const tabs = nodeTabs(node);
  const open = openTab(tabs, tab);
  useTabKeys({ tabs, open, container: panel });
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={`Details of ${node.name.slice(0, 200)}`}
      className="@container flex h-full min-h-0 flex-col bg-surface outline-none"
    >
      <PanelHead node={node} tab={open} onPaths={onPaths} onClose={onClose} />
      <Tabs
        label="Parts of the details"
        tabs={tabs}
        value={open}
        onChange={onTab}
        listClassName="px-2"
        bodyClassName="relative min-h-0 flex-1 overflow-y-auto overscroll-contain p-4"
        bodyRef={setScroller}
      >
        {scroller || (open !== 'schema' && open !== 'versions') ? (
          <TabBody key={node.key} node={node} tab={open} scroller={scroller} walked={walked} />
        ) : null}
      </Tabs>
    </section>
  );
}
