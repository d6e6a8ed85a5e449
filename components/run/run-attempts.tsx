import type { RunDetails } from '@/lib/contract/runs';

import { Section } from '../node/section';
import { quantity } from '../ui/quantity';
import { RunsTable } from './runs-table';

/** All tries of what a run did, first first. */
export function RunAttempts({ run }: { run: RunDetails }) {
  const { attempts, attempt } = run;
  if (attempts.length === 0) return null;
  return (
    <Section title="Attempts" aside={quantity(attempts.length, 'attempt')}>
      <RunsTable
        caption="Attempts at the same work, first first"
        runs={attempts}
        of="attempts"
        current={run.runId}
      />
      {attempt?.told === false ? (
        <p className="text-xs text-ink-faint">
          Runs of this job for one nominal time, one after the other.
        </p>
      ) : null}
    </Section>
  );
}
