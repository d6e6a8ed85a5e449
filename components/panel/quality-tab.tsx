'use client';

import { useState } from 'react';

import type { DatasetDetails } from '@/lib/contract/nodes';

import { Section } from '../node/section';
import { Button } from '../ui/button';
import { Chart } from '../ui/chart';
import { DataTable } from '../ui/data-table';
import { byteSize, compact, grouped, percent, quantity } from '../ui/quantity';
import { Sparkline } from '../ui/sparkline';
import { Assertions } from './assertions';
import { EmptyTab } from './empty-tab';
import { nullRates, seriesOf, type Series } from './quality-series';

const FIRST_COLUMNS = 10;

/** What runs measured on a dataset over time, and how its assertions stand. */
export function QualityTab({ node }: { node: DatasetDetails }) {
  const { quality, assertions } = node;
  if (quality.length === 0 && assertions.length === 0) {
    return (
      <EmptyTab
        title="Nothing measured yet"
        facet="outputStatistics, dataQualityMetrics, dataQualityAssertions"
      >
        Row counts come with most integrations; null rates and assertions with Great Expectations,
        Soda, dbt tests and the like.
      </EmptyTab>
    );
  }
  const rows = seriesOf('Rows', quality, (point) => point.rowCount);
  const bytes = seriesOf('Size', quality, (point) => point.bytes);
  const rates = nullRates(quality);
  return (
    <div className="flex flex-col gap-6">
      {assertions.length > 0 ? <Assertions assertions={assertions} /> : null}
      {rows || bytes ? (
        <Section title="Volume" aside={`from ${quantity(quality.length, 'run')} that measured it`}>
          <div className="grid gap-3 @2xl:grid-cols-2">
            {rows ? (
              <Chart
                title="Rows"
                points={rows.points}
                format={(value) => `${grouped(value)} rows`}
                axis={compact}
              />
            ) : null}
            {bytes ? <Chart title="Size" points={bytes.points} format={byteSize} /> : null}
          </div>
        </Section>
      ) : null}
      {rates.length > 0 ? <NullRates rates={rates} /> : null}
    </div>
  );
}

function NullRates({ rates }: { rates: readonly Series[] }) {
  const [isWhole, setIsWhole] = useState(false);
  return (
    <Section title="Null rates" aside="moved most first">
      <DataTable
        caption="Null rate of each column, the ones that moved most first"
        rows={isWhole ? rates : rates.slice(0, FIRST_COLUMNS)}
        rowKey={(series) => series.name}
        columns={[
          {
            id: 'column',
            head: 'Column',
            cell: (series) => <bdi className="font-mono">{series.name || '(no name)'}</bdi>,
          },
          {
            id: 'trend',
            head: 'Over time',
            cell: (series) => (
              <Sparkline
                points={series.points}
                className="@3xl:w-72"
                label={`Null rate of ${series.name}: now ${percent(series.latest)}, between ${percent(series.low)} and ${percent(series.high)}`}
              />
            ),
          },
          {
            id: 'range',
            head: 'Range',
            align: 'end',
            className: 'hidden @sm:table-cell text-ink-soft',
            cell: (series) =>
              series.low === series.high
                ? 'steady'
                : `${percent(series.low)} – ${percent(series.high)}`,
          },
          {
            id: 'latest',
            head: 'Now null',
            align: 'end',
            className: 'font-medium',
            cell: (series) => percent(series.latest),
          },
        ]}
      />
      {rates.length > FIRST_COLUMNS ? (
        <Button
          size="sm"
          look="quiet"
          aria-expanded={isWhole}
          className="self-start"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show fewer' : `Show all ${grouped(rates.length)} columns`}
        </Button>
      ) : null}
    </Section>
  );
}
