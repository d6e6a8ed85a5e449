import Link from 'next/link';

import type { RunDetails } from '@/lib/contract/runs';
import { runHref } from '@/lib/url/node-href';

import { Facts } from '../node/facts';
import { NodeNameLink } from '../node/node-link';
import { Section } from '../node/section';
import { StatusBadge } from '../node/status-badge';
import { TagChip } from '../node/tag-chip';
import { duration } from '../ui/quantity';
import { absoluteTime } from '../ui/time';

/** Times, engine and tags of a run, and the runs it is part of. */
export function RunFacts({ run }: { run: RunDetails }) {
  return (
    <>
      <Section title="Details">
        <Facts
          facts={[
            { label: 'Job', value: <NodeNameLink node={run.job} tab="runs" /> },
            { label: 'Started', value: run.startedAt && <Moment at={run.startedAt} /> },
            { label: 'Ended', value: run.endedAt && <Moment at={run.endedAt} /> },
            {
              label: 'Duration',
              value: run.durationMs === null ? null : duration(run.durationMs),
            },
            { label: 'Nominal start', value: run.nominalStart && <Moment at={run.nominalStart} /> },
            { label: 'Nominal end', value: run.nominalEnd && <Moment at={run.nominalEnd} /> },
            {
              label: 'Engine',
              value: run.engine && [run.engine.name, run.engine.version].filter(Boolean).join(' '),
            },
            {
              label: 'Tags',
              value:
                run.tags.length === 0 ? null : (
                  <ul className="flex flex-wrap gap-1.5">
                    {run.tags.map((tag, index) => (
                      <li key={index} className="flex max-w-full">
                        <TagChip tag={tag} />
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Section>
      <Ancestors ancestors={run.ancestors} />
    </>
  );
}

function Ancestors({ ancestors }: { ancestors: RunDetails['ancestors'] }) {
  if (ancestors.length === 0) return null;
  return (
    <Section title="Parent runs">
      <ol className="flex flex-col gap-2 border-l border-line pl-3 text-sm">
        {[...ancestors].reverse().map((ancestor, index) => (
          <li key={`${ancestor.runId} ${index}`} className="flex min-w-0 items-start gap-2">
            <Link
              href={runHref(ancestor.runId)}
              prefetch={false}
              title={ancestor.runId}
              className="thumb min-w-0 flex-1 rounded wrap-anywhere text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
            >
              <bdi>{ancestor.job.name}</bdi>
            </Link>
            <StatusBadge status={ancestor.state} />
          </li>
        ))}
        <li className="text-ink-faint">this run</li>
      </ol>
    </Section>
  );
}

function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at} className="tabular-nums">
      {absoluteTime(at)}
    </time>
  );
}
