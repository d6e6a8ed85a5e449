import type { RunDetails } from '@/lib/contract/runs';

import { hasFailed, OutcomeBadge, severityTone } from '../node/outcome-badge';
import { Section } from '../node/section';
import { Badge } from '../ui/badge';
import { DataTable } from '../ui/data-table';
import { quantity } from '../ui/quantity';

/** Tests that a run made, and how each came out. */
export function RunTests({ tests }: { tests: RunDetails['tests'] }) {
  if (tests.length === 0) return null;
  return (
    <Section title="Tests" aside={quantity(tests.length, 'test')}>
      <DataTable
        caption="Tests of this run"
        rows={tests}
        rowKey={(test, index) => `${test.name} ${index}`}
        columns={[
          {
            id: 'status',
            head: 'Result',
            className: 'whitespace-nowrap',
            cell: (test) => <OutcomeBadge outcome={test.status} />,
          },
          {
            id: 'name',
            head: 'Test',
            cell: (test) => <bdi className="font-medium">{test.name}</bdi>,
          },
          {
            id: 'severity',
            head: 'Severity',
            cell: (test) =>
              test.severity === null ? null : (
                <Badge tone={hasFailed(test.status) ? severityTone(test.severity) : 'neutral'}>
                  {test.severity}
                </Badge>
              ),
          },
          { id: 'expected', head: 'Expected', cell: (test) => test.expected },
          { id: 'actual', head: 'Got', cell: (test) => test.actual },
        ]}
      />
    </Section>
  );
}
