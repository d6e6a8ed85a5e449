'use client';

import { useInfiniteQuery } from '@tanstack/react-query';

import { nodeRunsQuery } from '@/lib/client/node-runs-query';
import type { NodeDetails } from '@/lib/contract/nodes';

import { LoadError } from '../node/load-error';
import { DurationStrip } from '../run/duration-strip';
import { RunsTable } from '../run/runs-table';
import { Button } from '../ui/button';
import { grouped, quantity } from '../ui/quantity';
import { Skeleton } from '../ui/skeleton';
import { EmptyTab } from './empty-tab';

/** Runs of a job, or runs that read or wrote a dataset. */
export function RunsTab({ node }: { node: NodeDetails }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    nodeRunsQuery(node.key, node.asOf),
  );
  if (error && !data) {
    return <LoadError error={error} what="its runs" onRetry={() => void refetch()} />;
  }
  if (!data) return <RunsSkeleton />;

  const runs = data.pages.flatMap((page) => page.runs);
  const total = data.pages.at(-1)?.total ?? runs.length;
  if (runs.length === 0) {
    return (
      <EmptyTab title="No runs yet" facet={null}>
        {node.kind === 'job'
          ? 'A run shows here as soon as its START event arrives; running ones too.'
          : 'Runs that read or write this dataset show here. So far only job or dataset events have named it.'}
      </EmptyTab>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {node.kind === 'job' ? <DurationStrip runs={runs} /> : null}
      {node.kind === 'dataset' ? (
        <DurationStrip runs={runs.filter((run) => run.use?.side === 'output')} />
      ) : null}
      <RunsTable caption="Runs, latest first" runs={runs} of={node.kind} />
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-faint">
        <span role="status">
          {grouped(runs.length)} of {quantity(total, 'run')} shown
        </span>
        {hasNextPage ? (
          <Button size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? 'Loading…' : 'Load more'}
          </Button>
        ) : null}
        {error ? <span className="text-bad">Could not load more. Try again.</span> : null}
      </div>
    </div>
  );
}

function RunsSkeleton() {
  return (
    <div className="flex flex-col gap-3" role="status" aria-label="Loading runs">
      <Skeleton className="h-14 w-2/3" />
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} className="h-6" />
      ))}
    </div>
  );
}
