import Link from 'next/link';

import type { AssertionView } from '@/lib/contract/nodes';
import { runHref } from '@/lib/url/node-href';

import { OutcomeBadge, severityTone } from '../node/outcome-badge';
import { Section } from '../node/section';
import { Badge } from '../ui/badge';
import { DataTable } from '../ui/data-table';
import { quantity } from '../ui/quantity';
import { Time } from '../ui/time';

/** The latest result of each assertion, failed ones first. */
export function Assertions({ assertions }: { assertions: readonly AssertionView[] }) {
  const failed = assertions.filter((assertion) => !assertion.success);
  const sorted = [...failed, ...assertions.filter((assertion) => assertion.success)];
  return (
    <Section
      title="Assertions"
      aside={
        failed.length === 0
          ? `all ${quantity(assertions.length, 'assertion')} passed`
          : `${failed.length} of ${quantity(assertions.length, 'assertion')} failed`
      }
    >
      <DataTable
        caption="The latest result of each assertion, failed ones first"
        rows={sorted}
        rowKey={(assertion, index) => `${assertion.assertion} ${index}`}
        columns={[
          {
            id: 'result',
            head: 'Result',
            className: 'whitespace-nowrap',
            cell: (assertion) => <OutcomeBadge outcome={assertion.success ? 'pass' : 'fail'} />,
          },
          {
            id: 'assertion',
            head: 'Assertion',
            cell: (assertion) => <Rule assertion={assertion} />,
          },
          {
            id: 'column',
            head: 'Column',
            cell: ({ column }) =>
              column === null ? (
                <span className="text-ink-faint">whole dataset</span>
              ) : (
                <bdi className="font-mono">{column}</bdi>
              ),
          },
          {
            id: 'at',
            head: 'Checked',
            className: 'hidden @lg:table-cell',
            cell: ({ at, runId }) =>
              runId === null ? (
                <Time at={at} />
              ) : (
                <Link
                  href={runHref(runId)}
                  prefetch={false}
                  className="thumb rounded underline decoration-line-strong underline-offset-2 hover:text-accent"
                >
                  <Time at={at} />
                </Link>
              ),
          },
        ]}
      />
    </Section>
  );
}

function Rule({
  assertion: { assertion, success, severity, expected, actual },
}: {
  assertion: AssertionView;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-1.5">
        <bdi className="font-medium">{assertion}</bdi>
        {severity === null ? null : (
          <Badge tone={success ? 'neutral' : severityTone(severity)}>{severity}</Badge>
        )}
      </span>
      {expected === null && actual === null ? null : (
        <span className="text-xs text-ink-soft">
          {expected === null ? '' : `expected ${expected}`}
          {expected !== null && actual !== null ? ', ' : ''}
          {actual === null ? '' : `got ${actual}`}
        </span>
      )}
    </div>
  );
}
