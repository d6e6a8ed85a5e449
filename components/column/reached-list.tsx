'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';

import { columnImpactQuery } from '@/lib/client/column-query';
import type { ColumnReach, ColumnRef } from '@/lib/contract/columns';
import { EVIDENCE } from '@/lib/lineage';
import { columnImpactCsvHref } from '@/lib/url/column-href';
import type { ColumnMoments } from '@/lib/url/column-query';

import { LoadError } from '../node/load-error';
import { Section } from '../node/section';
import { Button } from '../ui/button';
import { grouped, quantity } from '../ui/quantity';
import { ColumnLink } from './column-link';
import { MoreButton } from './more-button';
import { UseChip } from './use-chip';

/** Rows of a page after the first few. */
const PAGE_SIZE = 100;

/** Models a column gets to, or columns it begins as: the first few, and on demand all, page by page. */
export function ReachedList({
  title,
  column: { node, field },
  moments,
  only,
  first,
  count,
  none,
}: {
  title: string;
  column: ColumnRef & { readonly field: string };
  moments: ColumnMoments;
  only: 'models' | 'ends';
  /** The first of them. */
  first: readonly ColumnReach[];
  /** All of them. */
  count: number;
  none: string;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const asked = {
    direction: only === 'models' ? 'downstream' : 'upstream',
    indirect: true,
    evidence: EVIDENCE,
    format: 'json',
    only,
    ...moments,
  } as const;
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    ...columnImpactQuery(node.key, field, { ...asked, limit: PAGE_SIZE }),
    enabled: isWhole,
  });
  const rows = data?.pages.flatMap(({ reached }) => reached) ?? first;
  const left = count - rows.length;
  return (
    <Section title={title} aside={count > 0 ? grouped(count) : null}>
      {count === 0 ? <p className="text-sm text-ink-faint">{none}</p> : null}
      {count > 0 ? (
        <ul
          aria-label={title}
          className="flex flex-col divide-y divide-line rounded-lg border border-line"
        >
          {rows.map((one, index) => (
            <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                <ColumnLink column={one} />
              </span>
              <span className="text-xs text-ink-faint tabular-nums">
                {quantity(one.distance, 'step')}
              </span>
              {one.grade === 'sure' ? null : <UseChip use={one.use} grade={one.grade} />}
            </li>
          ))}
        </ul>
      ) : null}
      {error ? (
        <LoadError error={error} what="the rest of them" onRetry={() => void refetch()} />
      ) : null}
      {left > 0 ? (
        <div className="flex items-center gap-2">
          <MoreButton
            left={left}
            isBusy={isFetching}
            onMore={() => {
              if (!isWhole) setIsWhole(true);
              else if (hasNextPage) void fetchNextPage();
            }}
          />
          <Button asChild size="sm" look="quiet">
            <a href={columnImpactCsvHref(node, field, asked)} download>
              <Download aria-hidden />
              <span className="sr-only">{title} as </span>CSV
            </a>
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
