'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';

import { schemaDiffQuery, versionDiffQuery, type VersionPair } from '@/lib/client/versions-query';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { VersionDiff, VersionSummary } from '@/lib/contract/versions';

import { LoadError } from '../node/load-error';
import { Skeleton } from '../ui/skeleton';
import { absoluteTime } from '../ui/time';
import { CodeChange } from './code-change';
import { Part } from './part';
import { PairsTable, StatisticsTable, UsesTable } from './pairs-table';
import { SchemaDiffSection } from './schema-diff-view';
import { VersionLink } from './version-link';

/** Everything that differs between two versions: columns, numbers, code, parameters, and what they were made from. */
export function CompareVersions({
  node,
  pair,
  scroller,
}: {
  node: NodeRef;
  pair: VersionPair;
  /** What scrolls it; null for the page. */
  scroller: HTMLElement | null;
}) {
  const isDataset = node.kind === 'dataset';
  const schema = useQuery({ ...schemaDiffQuery(node.key, pair), enabled: isDataset });
  const rest = useQuery(versionDiffQuery(node.key, pair));
  const { data, error } = rest;
  if (error && !data)
    return <LoadError error={error} what="these versions" onRetry={() => void rest.refetch()} />;
  if (!data)
    return (
      <div role="status" aria-label="Comparing versions" className="flex flex-col gap-2">
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-24" />
      </div>
    );
  const nothing = data.from.key === data.to.key;
  return (
    <section aria-label="What changed" className="flex flex-col gap-4" aria-busy={rest.isFetching}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="sr-only">What changed</h2>
        <Side version={data.from} />
        <ArrowRight aria-label="to" className="size-4 text-ink-faint" />
        <Side version={data.to} />
      </div>
      {nothing ? (
        <p className="text-sm text-ink-faint">
          There is one version so far; the next one is compared with it here.
        </p>
      ) : (
        <>
          {isDataset && schema.data ? (
            <Part title="Columns">
              <SchemaDiffSection diff={schema.data} scroller={scroller} />
            </Part>
          ) : null}
          <Rest diff={data} />
        </>
      )}
    </section>
  );
}

function Side({ version }: { version: VersionSummary }) {
  return (
    <span className="flex flex-col">
      <span className="text-base font-semibold">
        <VersionLink version={version} />
      </span>
      <span className="text-xs text-ink-faint tabular-nums">{absoluteTime(version.at)}</span>
    </span>
  );
}

const differ = (pair: { before: unknown; after: unknown }) => pair.before !== pair.after;
const usesDiffer = ({ before, after }: VersionDiff['inputs'][number]) =>
  before?.version?.key !== after?.version?.key || (before === null) !== (after === null);

/** Each kind of difference that there is, and in one line the kinds there are not. */
function Rest({ diff }: { diff: VersionDiff }) {
  const isJob = diff.from.node.kind === 'job';
  const parts = [
    { name: 'metrics', all: diff.metrics, changed: diff.metrics.filter(differ).length },
    { name: 'parameters', all: diff.parameters, changed: diff.parameters.filter(differ).length },
    { name: 'inputs', all: diff.inputs, changed: diff.inputs.filter(usesDiffer).length },
    { name: 'statistics', all: diff.statistics, changed: diff.statistics.filter(differ).length },
  ];
  const isSameCode = diff.code.before !== null && diff.code.isSameText && diff.code.isSameCommit;
  const same = [
    ...parts.filter(({ all, changed }) => all.length > 0 && changed === 0).map(({ name }) => name),
    ...(isSameCode ? ['code'] : []),
  ];
  return (
    <>
      <Differing title="Metrics" pairs={diff.metrics.filter(differ)} />
      <Differing title="Parameters" pairs={diff.parameters.filter(differ)} />
      <CodeChange code={diff.code} />
      <DifferingUses title="Made from" pairs={diff.inputs.filter(usesDiffer)} />
      {isJob ? <DifferingUses title="Makes" pairs={diff.outputs.filter(usesDiffer)} /> : null}
      {diff.statistics.some(differ) ? (
        <Part title="Statistics">
          <StatisticsTable pairs={diff.statistics.filter(differ)} />
        </Part>
      ) : null}
      {same.length > 0 ? (
        <p className="text-sm text-ink-faint">The same: {same.join(', ')}.</p>
      ) : null}
    </>
  );
}

function Differing({ title, pairs }: { title: string; pairs: VersionDiff['metrics'] }) {
  if (pairs.length === 0) return null;
  return (
    <Part title={title}>
      <PairsTable caption={`${title} that differ`} pairs={pairs} />
    </Part>
  );
}

function DifferingUses({ title, pairs }: { title: string; pairs: VersionDiff['inputs'] }) {
  if (pairs.length === 0) return null;
  return (
    <Part title={title}>
      <UsesTable caption={`${title}, where the version differs`} pairs={pairs} />
    </Part>
  );
}
