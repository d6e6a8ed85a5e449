import type { ColumnStepView, ColumnUseView } from '@/lib/contract/columns';

import type { WholeColumnImpact } from './get-column-impact';

/** Names of the columns of a column's impact list. */
export const IMPACT_HEAD = [
  'kind', 'type', 'namespace', 'name', 'column', 'distance', 'certainty', 'use', 'description',
  'owners', 'tags', 'path', 'masked', 'version',
] as const; // prettier-ignore

const wordOf = (use: ColumnUseView | null) =>
  use === null
    ? 'unknown'
    : [use.subtype ?? use.type, ...(use.masking ? ['masked'] : [])].join(' ');

const stepOf = ({ node, field }: ColumnStepView) => `${node.name}#${field ?? '?'}`;

/** The impact list of a column as rows: columns and datasets, then the jobs on the way unless the list is of some only. */
export function* impactTable({
  impact,
  jobs,
  rows,
}: WholeColumnImpact): Generator<(string | number | null)[]> {
  for (const { node, version, field, distance, grade, use, isMasked, owners, tags, path } of rows())
    yield [
      field === null ? 'dataset' : 'column',
      node.type,
      node.namespace,
      node.name,
      field,
      distance,
      grade,
      wordOf(use),
      use?.description ?? null,
      owners.join('; '),
      tags.join('; '),
      path.map(stepOf).join(' → '),
      isMasked ? 'yes' : null,
      version?.key ?? null,
    ];
  if (impact.only !== 'all') return;
  for (const { node, distance, owners } of jobs())
    yield [
      'job', node.type, node.namespace, node.name, null, distance, null, null, null,
      owners.join('; '), null, null, null, null,
    ]; // prettier-ignore
}
