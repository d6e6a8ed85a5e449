import Link from 'next/link';

import type { RunSummary } from '@/lib/contract/runs';
import { runHref } from '@/lib/url/node-href';

import { StatusBadge } from '../node/status-badge';
import { duration } from '../ui/quantity';
import { Time } from '../ui/time';
import { ErrorText } from './error-text';

/** A run in one line, with its error below. */
export function RunLine({ run }: { run: RunSummary }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Link
        href={runHref(run.runId)}
        prefetch={false}
        className="-mx-1.5 flex thumb-row flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-1.5 py-1 text-sm hover:bg-sunken"
      >
        <StatusBadge status={run.state} />
        {run.startedAt ? (
          <span className="text-ink">
            started <Time at={run.startedAt} />
          </span>
        ) : null}
        <span className="text-ink-soft tabular-nums">
          {run.durationMs === null ? null : `took ${duration(run.durationMs)}`}
        </span>
      </Link>
      {run.errorMessage === null ? null : <ErrorText message={run.errorMessage} />}
    </div>
  );
}
