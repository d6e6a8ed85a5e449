import Link from 'next/link';

import type { RunDetails } from '@/lib/contract/runs';
import { runHref } from '@/lib/url/node-href';

import { splitName } from '../node/node-name';
import { Section } from '../node/section';
import { StatusBadge } from '../node/status-badge';
import { cn } from '../ui/cn';
import { duration, quantity } from '../ui/quantity';

/** A deeper run is not set in further: its name must stay on screen. */
const DEEPEST_INDENT = 8;

/** The whole family of a run, from its root down. */
export function RunTree({ run }: { run: RunDetails }) {
  const { runs, isCut } = run.tree;
  if (runs.length < 2) return null;
  return (
    <Section title="Run tree" aside={`${quantity(runs.length, 'run')}${isCut ? ' and more' : ''}`}>
      <ol className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface text-sm">
        {runs.map((one) => {
          const isThis = one.runId === run.runId;
          return (
            <li
              key={one.runId}
              style={{ paddingLeft: `${0.75 + Math.min(one.depth, DEEPEST_INDENT) * 1.25}rem` }}
              className={cn(
                'flex flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5 pr-3',
                isThis && 'bg-accent-soft',
              )}
            >
              <StatusBadge status={one.state} />
              <Link
                href={runHref(one.runId)}
                prefetch={false}
                aria-current={isThis ? 'page' : undefined}
                title={`${one.job.name} ${one.runId}`}
                className="thumb min-w-0 rounded font-medium hover:text-accent"
              >
                <bdi className="wrap-anywhere">{splitName(one.job.name).tail}</bdi>
              </Link>
              <span className="ml-auto text-xs text-ink-faint tabular-nums">
                {one.durationMs === null ? null : duration(one.durationMs)}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
