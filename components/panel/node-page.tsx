'use client';

import { useQuery } from '@tanstack/react-query';
import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { parseAsString, useQueryState } from 'nuqs';

import { nodeQuery } from '@/lib/client/node-query';
import type { NodeDetails } from '@/lib/contract/nodes';
import { lineageHref } from '@/lib/url/lineage-href';

import { LoadError } from '../node/load-error';
import { NodeTitle } from '../node/node-title';
import { TypeIcon } from '../node/type-icon';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Tabs } from '../ui/tabs';
import { NodeMeta } from './node-meta';
import { NodeSkeleton } from './node-skeleton';
import { nodeTabs, openTab } from './node-tabs';
import { TabBody } from './tab-body';
import { useTabKeys } from './use-tab-keys';

/** Everything about one node as a page of its own; `?tab=` says which part. */
export function NodePage({ nodeKey }: { nodeKey: string }) {
  const { data, error, refetch } = useQuery(nodeQuery(nodeKey));
  if (data) return <LoadedPage node={data} />;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6">
      {error ? (
        <LoadError error={error} what="this node" onRetry={() => void refetch()} />
      ) : (
        <NodeSkeleton />
      )}
    </div>
  );
}

function LoadedPage({ node }: { node: NodeDetails }) {
  const [tab, setTab] = useQueryState('tab', parseAsString);
  const page = useRef<HTMLElement>(null);
  const tabs = nodeTabs(node);
  const open = openTab(tabs, tab);
  const handleTab = (id: string) => void setTab(id === 'overview' ? null : id);
  useTabKeys({ tabs, open, container: page });
  return (
    <article
      ref={page}
      className="@container mx-auto flex w-full max-w-6xl flex-col px-4 pt-6 pb-16 sm:px-6"
    >
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3 pb-4">
        <TypeIcon node={node} size="lg" />
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1.5">
          <NodeTitle name={node.name} level={1} />
          <bdi className="line-clamp-2 text-sm wrap-anywhere text-ink-faint" title={node.namespace}>
            {node.namespace}
          </bdi>
          <NodeMeta node={node} />
        </div>
        <div className="flex shrink-0 flex-row-reverse items-center gap-2 sm:flex-row">
          <CopyButton text={node.id} what="id" iconOnly className="size-8" />
          <Button asChild look="primary">
            <Link href={lineageHref(node.id)}>
              <Waypoints aria-hidden />
              Open in explorer
            </Link>
          </Button>
        </div>
      </header>
      <Tabs
        label="Parts of the details"
        tabs={tabs}
        value={open}
        onChange={handleTab}
        listClassName="sticky top-(--header-height,0px) z-10 -mx-2 bg-canvas"
        bodyClassName="pt-6"
      >
        <TabBody key={node.key} node={node} tab={open} scroller={null} />
      </Tabs>
    </article>
  );
}
