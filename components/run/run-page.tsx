'use client';

import { useQuery } from '@tanstack/react-query';

import { runQuery } from '@/lib/client/run-query';
import type { RunDetails } from '@/lib/contract/runs';

import { FacetList } from '../node/facet-list';
import { LoadError } from '../node/load-error';
import { Section } from '../node/section';
import { NodeSkeleton } from '../panel/node-skeleton';
import { WarningsLine } from '../panel/warnings-line';
import { quantity } from '../ui/quantity';
import { RunAttempts } from './run-attempts';
import { RunDatasets } from './run-datasets';
import { RunError } from './run-error';
import { RunEvents } from './run-events';
import { RunFacts } from './run-facts';
import { RunHead } from './run-head';
import { RunSettings } from './run-settings';
import { RunTree } from './run-tree';
import { RunTests } from './run-tests';

/** Everything about one run. */
export function RunPage({ runId }: { runId: string }) {
  const { data, error, refetch } = useQuery(runQuery(runId));
  if (data) return <LoadedRun run={data} />;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6">
      {error ? (
        <LoadError error={error} what="this run" onRetry={() => void refetch()} />
      ) : (
        <NodeSkeleton />
      )}
    </div>
  );
}

function LoadedRun({ run }: { run: RunDetails }) {
  return (
    <article className="@container mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 pt-6 pb-16 sm:px-6">
      <RunHead run={run} />
      <div className="grid gap-x-10 gap-y-7 @4xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-7">
          <WarningsLine count={run.warningCount} of={{ run: run.runId }} />
          <RunError run={run} />
          <RunDatasets run={run} />
          <RunAttempts run={run} />
          <RunTests tests={run.tests} />
          <RunTree run={run} />
          <RunSettings parameters={run.parameters} environment={run.environment} />
        </div>
        <div className="flex min-w-0 flex-col gap-7">
          <RunFacts run={run} />
          <RunEvents events={run.events} runId={run.runId} />
        </div>
      </div>
      <Facets run={run} />
    </article>
  );
}

const SHOWN_IN = new Map([
  ['errorMessage', 'Error'],
  ['parent', 'Parent runs'],
  ['nominalTime', 'Details'],
  ['processing_engine', 'Details'],
  ['environmentVariables', 'Environment'],
  ['processingEngine', 'Details'],
  ['executionParameters', 'Parameters'],
  ['test', 'Tests'],
  ['tags', 'Details'],
]);

function Facets({ run }: { run: RunDetails }) {
  if (run.facets.length === 0) return null;
  return (
    <Section title="Facets" aside={quantity(run.facets.length, 'facet')}>
      <FacetList facets={run.facets} shownIn={(name) => SHOWN_IN.get(name) ?? null} />
    </Section>
  );
}
