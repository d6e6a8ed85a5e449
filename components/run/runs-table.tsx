import Link from 'next/link';

import type { RunSummary } from '@/lib/contract/runs';
import { runHref } from '@/lib/url/node-href';

import { NodeNameLink } from '../node/node-link';
import { StatusBadge } from '../node/status-badge';
import { Badge } from '../ui/badge';
import { DataTable, type TableColumn } from '../ui/data-table';
import { shortId } from '../ui/short-id';
import { duration, grouped } from '../ui/quantity';
import { absoluteTime, Time } from '../ui/time';
import { ErrorText } from './error-text';

const WIDE = 'hidden @2xl:table-cell';
const WIDEST = 'hidden @4xl:table-cell';

/**
 * Runs as a table that shows fewer columns where there is less room. `of` says whose runs they are:
 * a dataset's tell what they did to it, a family's each name their job.
 */
export function RunsTable({
  caption,
  runs,
  of,
  current,
}: {
  caption: string;
  runs: readonly RunSummary[];
  of: 'job' | 'dataset' | 'family' | 'attempts';
  /** Run id of the one whose page this is. */
  current?: string;
}) {
  const columns = [
    STATE,
    STARTED,
    ...(of === 'family' ? [JOB] : []),
    ...(of === 'dataset' ? [USE, { ...JOB, className: WIDE }] : []),
    DURATION,
    ...(of === 'dataset' ? [ROWS, VERSION] : []),
    ...(of === 'attempts' ? [] : [NOMINAL]),
    ...(of === 'job' ? [PARENT] : []),
  ];
  const hasTries = runs.some(({ attempt }) => (attempt?.number ?? 1) > 1);
  if (hasTries) columns.splice(columns.indexOf(DURATION), 0, ATTEMPT);
  return (
    <DataTable
      caption={caption}
      rows={runs}
      rowKey={(run, index) => `${run.runId} ${index}`}
      columns={columns}
      isCurrent={(run) => run.runId === current}
      below={(run) => (run.errorMessage === null ? null : <ErrorText message={run.errorMessage} />)}
    />
  );
}

type RunColumn = TableColumn<RunSummary>;

const STATE: RunColumn = {
  id: 'state',
  head: 'State',
  className: 'whitespace-nowrap',
  cell: (run) => <StatusBadge status={run.state} />,
};

const STARTED: RunColumn = {
  id: 'started',
  head: 'Started',
  className: 'whitespace-nowrap',
  cell: (run) => (
    <Link
      href={runHref(run.runId)}
      prefetch={false}
      title={run.startedAt ? absoluteTime(run.startedAt) : run.runId}
      className="thumb rounded font-medium text-ink underline decoration-line-strong underline-offset-2 hover:text-accent hover:decoration-accent"
    >
      {run.startedAt ? <Time at={run.startedAt} /> : shortId(run.runId)}
    </Link>
  ),
};

const JOB: RunColumn = { id: 'job', head: 'Job', cell: (run) => <NodeNameLink node={run.job} /> };

const USE: RunColumn = {
  id: 'use',
  head: 'Use',
  className: 'whitespace-nowrap',
  cell: (run) =>
    run.use === null ? null : (
      <Badge tone={run.use.side === 'output' ? 'accent' : 'neutral'}>
        {run.use.side === 'output' ? 'Wrote' : 'Read'}
      </Badge>
    ),
};

const ATTEMPT: RunColumn = {
  id: 'attempt',
  head: 'Attempt',
  align: 'end',
  cell: ({ attempt }) =>
    attempt === null ? (
      <span className="text-ink-faint">–</span>
    ) : (
      <span title={attempt.told ? 'As the run told' : 'Counted among runs for one nominal time'}>
        {attempt.number}
      </span>
    ),
};

const DURATION: RunColumn = {
  id: 'duration',
  head: 'Duration',
  align: 'end',
  cell: (run) => {
    if (run.durationMs !== null) return duration(run.durationMs);
    return (
      <span className="text-ink-faint">{run.state === 'running' ? 'running' : 'unknown'}</span>
    );
  },
};

const ROWS: RunColumn = {
  id: 'rows',
  head: 'Rows',
  align: 'end',
  cell: (run) =>
    run.use?.rowCount === null || run.use === null ? (
      <span className="text-ink-faint">–</span>
    ) : (
      grouped(run.use.rowCount)
    ),
};

const VERSION: RunColumn = {
  id: 'version',
  head: 'Version',
  className: WIDEST,
  cell: (run) =>
    run.use?.version ? (
      <span className="font-mono text-xs" title={run.use.version}>
        {shortId(run.use.version)}
      </span>
    ) : null,
};

const NOMINAL: RunColumn = {
  id: 'nominal',
  head: 'Nominal time',
  className: WIDE,
  cell: (run) =>
    run.nominalStart === null ? (
      <span className="text-ink-faint">–</span>
    ) : (
      <span className="whitespace-nowrap tabular-nums">{absoluteTime(run.nominalStart)}</span>
    ),
};

const PARENT: RunColumn = {
  id: 'parent',
  head: 'Part of',
  className: WIDE,
  cell: ({ root, parent }) =>
    parent === null ? (
      <span className="text-ink-faint">–</span>
    ) : (
      <span className="flex flex-col gap-0.5">
        {root === null ? null : <ParentLink run={root} />}
        <span className="flex min-w-0 gap-1">
          {root === null ? null : <span className="text-ink-faint">›</span>}
          <ParentLink run={parent} />
        </span>
      </span>
    ),
};

function ParentLink({ run }: { run: NonNullable<RunSummary['parent']> }) {
  return (
    <Link
      href={runHref(run.runId)}
      prefetch={false}
      title={run.runId}
      className="thumb min-w-0 rounded underline decoration-line-strong underline-offset-2 hover:text-accent"
    >
      <bdi className="line-clamp-1 wrap-anywhere">{run.job.name}</bdi>
    </Link>
  );
}
