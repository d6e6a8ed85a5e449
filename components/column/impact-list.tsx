'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';

import { columnImpactQuery, type ImpactSide } from '@/lib/client/column-query';
import type { ColumnImpact, ColumnReach } from '@/lib/contract/columns';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnImpactCsvHref } from '@/lib/url/column-href';
import type { ColumnMoments } from '@/lib/url/column-query';
import { EVIDENCE } from '@/lib/lineage';

import { LoadError } from '../node/load-error';
import { Section } from '../node/section';
import { Button } from '../ui/button';
import { DataTable, type TableColumn } from '../ui/data-table';
import { quantity } from '../ui/quantity';
import { ScrollRegion } from '../ui/scroll-region';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { ColumnLink } from './column-link';
import { MoreButton } from './more-button';
import { UseChip } from './use-chip';

const FIRST_SHOWN = 50;

const CAPTIONS: Record<ImpactSide, string> = {
  downstream: 'Everything made from',
  upstream: 'Everything that feeds',
};

const SIDES = [
  { value: 'downstream', label: 'Goes into' },
  { value: 'upstream', label: 'Made from' },
] as const satisfies readonly { value: ImpactSide; label: string }[];

/** All that a column goes into or is made from, all the way, with one shortest path each. */
export function ImpactList({
  node,
  field,
  moments,
}: {
  node: NodeRef;
  field: string;
  moments: ColumnMoments;
}) {
  const [side, setSide] = useState<ImpactSide>('downstream');
  const [indirect, setIndirect] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const asked = {
    direction: side,
    indirect,
    evidence: EVIDENCE,
    format: 'json',
    ...moments,
  } as const;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    columnImpactQuery(node.key, field, asked),
  );
  const impact = data?.pages[0];
  const rows = data?.pages.flatMap(({ reached }) => reached) ?? [];
  const shown = isWhole ? rows : rows.slice(0, FIRST_SHOWN);
  const left = (impact?.answer.total ?? 0) - shown.length;
  return (
    <Section title="All the way">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="Direction" value={side} options={SIDES} onChange={setSide} />
        <Button
          aria-pressed={indirect}
          className={indirect ? 'border-accent bg-accent-soft text-accent' : ''}
          onClick={() => {
            setIndirect(!indirect);
          }}
        >
          Filters and joins
        </Button>
        <span className="flex-1" />
        <Button asChild>
          <a href={columnImpactCsvHref(node, field, asked)} download>
            <Download aria-hidden />
            CSV
          </a>
        </Button>
      </div>
      {impact ? <Summary impact={impact} /> : null}
      {error && !data ? (
        <LoadError error={error} what="the list" onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <Skeleton className="h-40 w-full" /> : null}
      {impact ? <Rows side={side} field={field} rows={shown} /> : null}
      <MoreButton
        left={left}
        isBusy={isFetchingNextPage}
        onMore={() => {
          if (!isWhole) setIsWhole(true);
          else if (hasNextPage) void fetchNextPage();
        }}
      />
    </Section>
  );
}

function Rows({
  side,
  field,
  rows,
}: {
  side: ImpactSide;
  field: string;
  rows: readonly ColumnReach[];
}) {
  if (rows.length === 0)
    return <p className="text-sm text-ink-faint">Nothing, as far as events tell.</p>;
  return (
    <ScrollRegion label="Columns reached">
      <DataTable
        caption={`${CAPTIONS[side]} ${field.slice(0, 200)}`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(_row, index) => String(index)}
      />
    </ScrollRegion>
  );
}

function Summary({ impact: { answer } }: { impact: ColumnImpact }) {
  const parts = [
    `${quantity(answer.columns, 'column')} in ${quantity(answer.datasets, 'dataset')}, ${quantity(answer.jobs, 'job')} on the way`,
    answer.models > 0 ? quantity(answer.models, 'model') : null,
    answer.dashboards > 0 ? quantity(answer.dashboards, 'dashboard') : null,
    answer.isExact ? null : 'and more: the walk stopped at its limit',
    answer.asOf === null ? 'as of now' : `as of ${answer.asOf}`,
  ];
  return (
    <p role="status" className="text-xs text-ink-faint">
      {parts.filter((part) => part !== null).join(' · ')}
    </p>
  );
}

const COLUMNS: readonly TableColumn<ColumnReach>[] = [
  { id: 'column', head: 'Column', cell: (row) => <ColumnLink column={row} /> },
  { id: 'steps', head: 'Steps', align: 'end', cell: (row) => row.distance },
  { id: 'use', head: 'Last step', cell: (row) => <UseChip use={row.use} grade={row.grade} /> },
  {
    id: 'owners',
    head: 'Owners',
    className: 'hidden @3xl:table-cell',
    cell: (row) => <bdi className="text-ink-soft">{row.owners.join(', ') || '–'}</bdi>,
  },
  {
    id: 'path',
    head: 'Shortest path',
    className: 'hidden @3xl:table-cell',
    cell: (row) => (
      <bdi className="text-xs text-ink-faint">
        {row.path.map((step) => step.field ?? `${step.node.name} (unknown)`).join(' → ')}
      </bdi>
    ),
  },
];
