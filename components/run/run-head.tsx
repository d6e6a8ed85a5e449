import { History, Play, Waypoints } from 'lucide-react';
import Link from 'next/link';

import type { RunDetails } from '@/lib/contract/runs';
import { DEFAULT_VIEW, graphViewHref } from '@/lib/url/graph-view';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref } from '@/lib/url/node-href';

import { splitName } from '../node/node-name';
import { StatusBadge } from '../node/status-badge';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { duration } from '../ui/quantity';
import { Time } from '../ui/time';

/** Which run of which job, how it stands, and how long it took. */
export function RunHead({ run }: { run: RunDetails }) {
  const { head, tail } = splitName(run.job.name);
  const then = run.endedAt ?? run.startedAt;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full border border-line bg-surface text-ink-soft">
        <Play aria-hidden className="size-4" />
      </span>
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1.5">
        <h1 className="wrap-anywhere">
          <span className="block text-sm text-ink-faint">
            Run of <bdi className="line-clamp-2 inline">{head}</bdi>
          </span>
          <Link
            href={nodeHref(run.job, 'runs')}
            className="thumb rounded text-xl font-semibold tracking-tight text-ink hover:text-accent"
          >
            <bdi className="line-clamp-3">{tail}</bdi>
          </Link>
        </h1>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft tabular-nums">
          <StatusBadge status={run.state} />
          {run.startedAt ? (
            <span>
              started <Time at={run.startedAt} />
            </span>
          ) : null}
          {run.durationMs === null ? null : <span>· took {duration(run.durationMs)}</span>}
          <Attempt run={run} />
        </div>
        <div className="flex min-w-0 items-center gap-1 text-xs text-ink-faint">
          <bdi className="min-w-0 truncate font-mono" title={run.runId}>
            {run.runId}
          </bdi>
          <CopyButton text={run.runId} what="run id" iconOnly className="-my-1 size-6" />
        </div>
      </div>
      <span className="flex flex-wrap gap-2">
        {then === null ? null : (
          <Button asChild>
            <Link href={graphViewHref({ ...DEFAULT_VIEW, focus: run.job.id, asOf: then })}>
              <History aria-hidden />
              Graph as of then
            </Link>
          </Button>
        )}
        <Button asChild look="primary">
          <Link href={lineageHref(run.job.id)}>
            <Waypoints aria-hidden />
            Open in explorer
          </Link>
        </Button>
      </span>
    </header>
  );
}

/** Which try of how many it was, where there was more than one. */
function Attempt({ run: { attempt, attempts } }: { run: RunDetails }) {
  if (attempt === null || (attempts.length === 0 && attempt.number < 2)) return null;
  const most = Math.max(attempt.number, ...attempts.map((one) => one.attempt?.number ?? 0));
  return (
    <span>
      · attempt {attempt.number}
      {attempts.length > 0 ? ` of ${most}` : ''}
    </span>
  );
}
