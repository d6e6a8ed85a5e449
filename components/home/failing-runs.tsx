import { CircleAlert } from 'lucide-react';
import Link from 'next/link';

import type { RunSummary } from '@/lib/contract/runs';
import { runHref } from '@/lib/url/node-href';

import { splitName } from '../node/node-name';
import { Time } from '../ui/time';

/** Jobs whose latest run failed, each with the error it left. */
export function FailingRuns({ runs }: { runs: readonly RunSummary[] }) {
  return (
    <ul className="divide-y divide-line">
      {runs.map((run) => {
        const at = run.endedAt ?? run.startedAt;
        const { head, tail } = splitName(run.job.name);
        return (
          <li key={run.runId}>
            <Link
              href={runHref(run.runId)}
              prefetch={false}
              className="flex gap-3 px-4 py-3 -outline-offset-2 hover:bg-sunken"
            >
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline justify-between gap-3">
                  <bdi className="flex min-w-0 text-sm" title={run.job.name}>
                    <span className="min-w-0 shrink-9999 truncate text-ink-faint">{head}</span>
                    <span className="min-w-0 truncate font-medium text-ink">{tail}</span>
                  </bdi>
                  <span className="shrink-0 text-xs text-ink-faint">
                    {at ? <Time at={at} /> : 'time unknown'}
                  </span>
                </span>
                <span
                  className="mt-0.5 line-clamp-2 font-mono text-xs break-words text-ink-soft"
                  title={run.errorMessage ?? undefined}
                >
                  {run.errorMessage ?? 'Failed without an error message.'}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
