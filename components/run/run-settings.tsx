import type { RunDetails } from '@/lib/contract/runs';

import { Section } from '../node/section';
import { DataTable } from '../ui/data-table';
import { quantity } from '../ui/quantity';

/** What a run was given: its parameters and its environment, masked as the server sent it. */
export function RunSettings({
  parameters,
  environment,
}: Pick<RunDetails, 'parameters' | 'environment'>) {
  return (
    <>
      {parameters.length > 0 ? (
        <Section title="Parameters" aside={quantity(parameters.length, 'parameter')}>
          <DataTable
            caption="Parameters of this run"
            rows={parameters}
            rowKey={(parameter, index) => `${parameter.key} ${index}`}
            columns={[
              {
                id: 'key',
                head: 'Name',
                className: 'w-2/5',
                cell: ({ key, description }) => (
                  <>
                    <bdi className="font-mono">{key}</bdi>
                    {description === null ? null : (
                      <span className="block text-xs text-ink-faint">{description}</span>
                    )}
                  </>
                ),
              },
              {
                id: 'value',
                head: 'Value',
                cell: ({ value }) => <bdi className="font-mono whitespace-pre-wrap">{value}</bdi>,
              },
            ]}
          />
        </Section>
      ) : null}
      {environment.length > 0 ? (
        <Section title="Environment" aside="values that may be secret are masked">
          <DataTable
            caption="Environment variables of this run"
            rows={environment}
            rowKey={(variable, index) => `${variable.name} ${index}`}
            columns={[
              {
                id: 'name',
                head: 'Variable',
                className: 'w-2/5',
                cell: ({ name }) => <bdi className="font-mono">{name}</bdi>,
              },
              {
                id: 'value',
                head: 'Value',
                cell: ({ value }) => <bdi className="font-mono">{value}</bdi>,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
