'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';

import { nodeRunsQuery } from '@/lib/client/node-runs-query';
import { nodeVersionsQuery } from '@/lib/client/versions-query';
import type { RunSummary } from '@/lib/contract/runs';
import type { Instant } from '@/lib/lineage';

import { StatusBadge } from '../../node/status-badge';
import { Segmented } from '../../ui/segmented';
import { Skeleton } from '../../ui/skeleton';
import { momentWords } from './moment-words';

/** Runs or versions listed: as many as one looks through in a menu. */
const LISTED = 20;
const KINDS = [
  { value: 'run', name: 'A run', label: 'A run' },
  { value: 'version', name: 'A version', label: 'A version' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

/** Picks a moment by what happened at it: the end of a run, or when a version came to be. */
export function MomentPicks({
  nodeKey,
  asOf,
  onPick,
}: {
  nodeKey: string;
  asOf: Instant | null;
  onPick: (asOf: Instant) => void;
}) {
  const [kind, setKind] = useState<Kind | null>(null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs text-ink-soft">Or as of</span>
        <Segmented label="As of" value={kind} options={KINDS} onChange={setKind} />
      </div>
      {kind === 'run' ? <Runs nodeKey={nodeKey} asOf={asOf} onPick={onPick} /> : null}
      {kind === 'version' ? <Versions nodeKey={nodeKey} asOf={asOf} onPick={onPick} /> : null}
    </div>
  );
}

type PicksOf = {
  readonly nodeKey: string;
  readonly asOf: Instant | null;
  readonly onPick: (asOf: Instant) => void;
};

const momentOfRun = ({ endedAt, startedAt }: RunSummary) => endedAt ?? startedAt;

function Runs({ nodeKey, asOf, onPick }: PicksOf) {
  const { data, error } = useInfiniteQuery(nodeRunsQuery(nodeKey));
  const runs = data?.pages[0]?.runs.slice(0, LISTED);
  return (
    <Picks what="runs" isLoading={!data && !error} hasFailed={error !== null}>
      {runs?.flatMap((run, index) => {
        const at = momentOfRun(run);
        if (at === null) return [];
        return [
          <Pick key={`${run.runId} ${index}`} at={at} isOn={at === asOf} onPick={onPick}>
            <StatusBadge status={run.state} />
            <bdi className="min-w-0 truncate">{run.job.name.split('.').at(-1)}</bdi>
          </Pick>,
        ];
      })}
    </Picks>
  );
}

function Versions({ nodeKey, asOf, onPick }: PicksOf) {
  const { data, error } = useInfiniteQuery(nodeVersionsQuery(nodeKey));
  const versions = data?.pages[0]?.versions.slice(0, LISTED);
  return (
    <Picks what="versions" isLoading={!data && !error} hasFailed={error !== null}>
      {versions?.map(({ id, at, label }) => (
        <Pick key={id} at={at} isOn={at === asOf} onPick={onPick}>
          <bdi className="min-w-0 truncate font-medium">{label}</bdi>
        </Pick>
      ))}
    </Picks>
  );
}

function Picks({
  what,
  isLoading,
  hasFailed,
  children,
}: {
  what: string;
  isLoading: boolean;
  hasFailed: boolean;
  children: readonly ReactNode[] | undefined;
}) {
  const id = useId();
  if (isLoading) return <Skeleton className="h-16" />;
  if (hasFailed) return <p className="text-xs text-bad">Could not load the {what}.</p>;
  if (!children || children.length === 0)
    return <p className="text-xs text-ink-faint">It has no {what}.</p>;
  return (
    <div>
      <h3 id={id} className="sr-only">
        Latest {what}
      </h3>
      <ul
        aria-labelledby={id}
        className="flex max-h-48 flex-col overflow-y-auto rounded-md border border-line"
      >
        {children}
      </ul>
    </div>
  );
}

function Pick({
  at,
  isOn,
  onPick,
  children,
}: {
  at: Instant;
  isOn: boolean;
  onPick: (asOf: Instant) => void;
  children: ReactNode;
}) {
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-pressed={isOn}
        className="flex thumb-row w-full min-w-0 items-center gap-2 px-2 py-1.5 text-left hover:bg-sunken aria-pressed:bg-accent-soft"
        onClick={() => {
          onPick(at);
        }}
      >
        {children}
        <span
          title={momentWords(at)}
          className="ml-auto shrink-0 text-xs text-ink-faint tabular-nums"
        >
          {at.slice(0, 16).replace('T', ' ')}
        </span>
      </button>
    </li>
  );
}
