import { GitCompareArrows } from 'lucide-react';
import Link from 'next/link';

import type { VersionSummary } from '@/lib/contract/versions';
import { runHref } from '@/lib/url/node-href';

import { NodeNameLink } from '../node/node-link';
import { StatusBadge } from '../node/status-badge';
import { cn } from '../ui/cn';
import { byteSize, grouped, quantity } from '../ui/quantity';
import { absoluteTime, Time } from '../ui/time';
import { ChangeBadge } from './change-badge';
import { StrengthBadge } from './strength-badge';
import { VersionLink } from './version-link';

const SIDES = {
  from: { word: 'From', name: 'the earlier one' },
  to: { word: 'To', name: 'the later one' },
} as const;

/** One version on the timeline: what it is called, who made it, how large it is, and whether it is compared. */
export function VersionRow({
  version,
  mark,
  onPick,
}: {
  version: VersionSummary;
  /** Which side of the comparison it is on. */
  mark: 'from' | 'to' | null;
  onPick: () => void;
}) {
  const { run, node } = version;
  const isJob = node.kind === 'job';
  const side = mark === null ? null : SIDES[mark];
  return (
    <div
      className={cn(
        'flex min-w-0 items-start gap-3 border-b border-line py-2',
        mark !== null && 'bg-accent-soft/60',
      )}
    >
      <span
        aria-hidden
        className="relative mt-1.5 ml-1 size-2.5 shrink-0 rounded-full border-2 border-accent bg-surface"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
          <VersionLink version={version} />
          {isJob ? null : <StrengthBadge strength={version.strength} />}
          <ChangeBadge change={version.change} />
          {run && run.state !== 'complete' ? <StatusBadge status={run.state} /> : null}
          <span className="text-xs text-ink-faint" title={absoluteTime(version.at)}>
            <Time at={version.at} />
          </span>
        </div>
        <Origin version={version} />
        <Numbers version={version} />
      </div>
      <button
        type="button"
        aria-pressed={mark !== null}
        aria-label={`Compare ${version.label}${side === null ? '' : `, ${side.name}`}`}
        onClick={onPick}
        className={cn(
          'mt-0.5 mr-1 inline-flex h-6 thumb-row shrink-0 items-center gap-1 rounded-md border px-1.5 text-2xs font-medium',
          mark === null
            ? 'border-line text-ink-soft hover:border-line-strong hover:bg-sunken'
            : 'border-accent bg-accent-soft text-accent',
        )}
      >
        <GitCompareArrows aria-hidden className="size-3" />
        {side === null ? 'Compare' : side.word}
      </button>
    </div>
  );
}

const LINE = 'flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-soft tabular-nums';

/** Which run of which job made it. */
function Origin({ version: { run, node } }: { version: VersionSummary }) {
  const isJob = node.kind === 'job';
  if (!run) return <p className="text-xs text-ink-faint">only seen as read</p>;
  return (
    <div className={LINE}>
      {isJob ? null : (
        <span className="inline-flex min-w-0 items-center gap-1">
          by <NodeNameLink node={run.job} />
        </span>
      )}
      <Link
        href={runHref(run.runId)}
        prefetch={false}
        className="thumb rounded underline decoration-line-strong underline-offset-2 hover:text-accent"
      >
        {isJob ? 'latest run' : 'run'}
      </Link>
    </div>
  );
}

/** How much of it there is, and how often it was used. */
function Numbers({ version }: { version: VersionSummary }) {
  const { rowCount, bytes, reads, writes, node, codeVersion } = version;
  const isJob = node.kind === 'job';
  const numbers = [
    isJob ? quantity(writes, 'run') : null,
    !isJob && writes > 1 ? `written ${grouped(writes)} times` : null,
    rowCount === null ? null : quantity(rowCount, 'row'),
    bytes === null ? null : byteSize(bytes),
    reads > 0 ? `read by ${quantity(reads, 'run')}` : null,
    codeVersion
      ? `${quantity(codeVersion.inputs, 'input')} → ${quantity(codeVersion.outputs, 'output')}`
      : null,
  ].filter((text) => text !== null);
  if (numbers.length === 0) return null;
  return (
    <div className={LINE}>
      {numbers.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </div>
  );
}
