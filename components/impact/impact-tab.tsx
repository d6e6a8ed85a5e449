'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';

import { impactHref, impactQuery } from '@/lib/client/impact-query';
import type { ImpactAnswer, ImpactQuery, ImpactRow } from '@/lib/contract/impact';
import { EVIDENCE, type Evidence, type Instant } from '@/lib/lineage';

import { LoadError } from '../node/load-error';
import { Button } from '../ui/button';
import { grouped } from '../ui/quantity';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { ImpactLine } from './impact-line';

const DIRECTIONS = [
  { value: 'downstream', name: 'Downstream', label: 'Downstream' },
  { value: 'upstream', name: 'Upstream', label: 'Upstream' },
] as const;

const DOWNLOADS = [
  { form: '.csv', words: 'CSV' },
  { form: '.json', words: 'JSON' },
] as const;

/** Which edges are walked: what one means, and which evidence counts. */
export type Walked = Pick<ImpactQuery, 'edges' | 'from' | 'to'> & {
  readonly evidence: readonly Evidence[];
};

const EVERY_EDGE: Walked = { edges: 'all', from: null, to: null, evidence: [...EVIDENCE] };

/** Who is affected if this changes (or what this rests on): by owner, all of it, to take away. */
export function ImpactTab({
  nodeKey,
  asOf,
  walked = EVERY_EDGE,
}: {
  nodeKey: string;
  asOf: Instant | null;
  /** Those of the graph beside it; every edge where there is none. */
  walked?: Walked;
}) {
  const [direction, setDirection] = useState<ImpactQuery['direction']>('downstream');
  const { edges, from, to, evidence } = walked;
  const question: ImpactQuery = {
    ...{ direction, asOf, order: 'owner', edges, from, to },
    evidence: [...evidence],
  };
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    impactQuery(nodeKey, question),
  );
  const answer = data?.pages[0]?.answer;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = new Map(
    data?.pages[0]?.byOwners.map(({ owners, nodes }) => [groupName(owners), nodes]),
  );
  const groups = new Map<string, ImpactRow[]>();
  for (const row of rows) {
    const name = groupName(row.owners);
    const known = groups.get(name);
    if (known) known.push(row);
    else groups.set(name, [row]);
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Direction of impact"
          value={direction}
          options={DIRECTIONS}
          onChange={setDirection}
        />
        <span className="ml-auto flex gap-1">
          {DOWNLOADS.map(({ form, words }) => (
            <Button key={form} asChild>
              <a href={impactHref(nodeKey, { ...question, order: 'distance' }, form)} download>
                <Download aria-hidden />
                <span className="sr-only">Impact as </span>
                {words}
              </a>
            </Button>
          ))}
        </span>
      </div>
      {error === null ? null : (
        <LoadError
          error={error}
          what="the impact"
          onRetry={() => {
            void refetch();
          }}
        />
      )}
      {data === undefined && error === null ? <Skeleton className="h-40" /> : null}
      {answer === undefined ? null : (
        <p role="status" className="text-sm text-ink-soft">
          {reachWords(answer)}
          {walkedWords(walked)}
        </p>
      )}
      {[...groups].map(([name, own]) => (
        <OwnerGroup key={name} name={name} count={counts.get(name) ?? own.length} rows={own} />
      ))}
      {hasNextPage ? (
        <Button
          disabled={isFetchingNextPage}
          onClick={() => {
            void fetchNextPage();
          }}
        >
          Show more
        </Button>
      ) : null}
    </div>
  );
}

/** How many, and how far. */
function reachWords({ total, direction, farthest }: ImpactAnswer): string {
  if (total === 0) return `Nothing ${direction} of it is known.`;
  return `${grouped(total)} ${direction}, up to ${farthest} hops away`;
}

/** What was left out of the walk; empty where nothing was. */
function walkedWords({ edges, evidence }: Walked): string {
  const off = EVIDENCE.filter((kind) => !evidence.includes(kind));
  return [
    edges === 'all' ? '' : ` · ${edges.replace('-', ' ')} edges`,
    off.length === 0 ? '' : ` · without ${off.join(', ')} edges`,
  ].join('');
}

function groupName(owners: readonly string[]): string {
  return owners.toSorted().join(', ') || 'Nobody owns these';
}

function OwnerGroup({
  name,
  count,
  rows,
}: {
  name: string;
  count: number;
  rows: readonly ImpactRow[];
}) {
  return (
    <section aria-label={name}>
      <h3 className="flex items-baseline gap-2 border-b border-line pb-1 text-sm font-semibold text-ink">
        <span className="min-w-0 truncate">{name}</span>
        <span className="text-xs font-normal text-ink-faint tabular-nums">{grouped(count)}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <ImpactLine key={row.key} row={row} />
        ))}
      </ul>
    </section>
  );
}
