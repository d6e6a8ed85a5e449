'use client';

import { Boxes } from 'lucide-react';
import Link from 'next/link';

import type { Overview as OverviewAnswer } from '@/lib/contract/overview';
import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';
import { searchHref } from '@/lib/url/search-url';

import { StatusBadge } from '../node/status-badge';
import { useRecentNodes } from '../palette/recent-nodes';
import { quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { FailingRuns } from './failing-runs';
import { Counts, LastDay } from './figures';
import { HomeSearch } from './home-search';
import { NodeList } from './node-list';
import { Panel } from './panel';

const LISTED = 6;
const FAILING_LISTED = 4;

/** What is here, what arrived, what is broken, and the box to find the rest. */
export function Overview({ overview }: { overview: OverviewAnswer }) {
  const opened = useRecentNodes();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-8 px-4 py-8 sm:px-6 sm:py-12">
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-4">
        <h1 className="text-center text-xl font-semibold tracking-tight text-balance text-ink sm:text-2xl">
          Where did it come from?
        </h1>
        <HomeSearch />
        <Counts counts={overview.counts} />
        <Link
          href={graphViewHref(OVERVIEW)}
          className="inline-flex thumb-row items-center gap-1.5 self-center rounded text-sm text-accent hover:underline"
        >
          <Boxes aria-hidden className="size-4" />
          Explore everything
        </Link>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          {overview.failing.length > 0 ? (
            <Panel
              title="Failing now"
              aside={
                overview.failing.length > FAILING_LISTED
                  ? `latest ${FAILING_LISTED} jobs`
                  : quantity(overview.failing.length, 'job')
              }
            >
              <FailingRuns runs={overview.failing.slice(0, FAILING_LISTED)} />
            </Panel>
          ) : null}
          <Panel
            title="Updated lately"
            aside={
              <Link href={searchHref({})} className="thumb text-accent hover:underline">
                See all
              </Link>
            }
          >
            <NodeList
              nodes={overview.recent.slice(0, LISTED)}
              aside={(node) => (
                <>
                  <StatusBadge status={node.status} />
                  <span className="hidden w-24 text-right sm:block">
                    {node.updatedAt ? <Time at={node.updatedAt} /> : 'never'}
                  </span>
                </>
              )}
            />
          </Panel>
        </div>
        <div className="grid gap-4">
          <Panel title="Last 24 hours">
            <LastDay overview={overview} />
          </Panel>
          {opened.length > 0 ? (
            <Panel title="Opened by you">
              <NodeList nodes={opened.slice(0, 4)} />
            </Panel>
          ) : null}
          <Panel title="Most connected">
            <NodeList
              nodes={overview.connected.slice(0, LISTED)}
              aside={(node) => (
                <span className="tabular-nums">{quantity(node.degree, 'neighbour')}</span>
              )}
            />
          </Panel>
        </div>
      </div>
    </div>
  );
}
