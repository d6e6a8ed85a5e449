'use client';

import { useQuery } from '@tanstack/react-query';
import { Columns3, Waypoints } from 'lucide-react';
import Link from 'next/link';

import { columnQuery } from '@/lib/client/column-query';
import type { ColumnDetails } from '@/lib/contract/columns';
import { columnId } from '@/lib/lineage';
import { columnHref, columnTraceHref, placeId } from '@/lib/url/column-href';
import type { ColumnMoments } from '@/lib/url/column-query';

import { LoadError } from '../node/load-error';
import { NodeLink } from '../node/node-link';
import { TagChip } from '../node/tag-chip';
import { NodeSkeleton } from '../panel/node-skeleton';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Time } from '../ui/time';
import { AskedMomentsProvider } from './asked-moments';
import { ImpactList } from './impact-list';
import { MomentBar } from './moment-bar';
import { NeighbourList } from './neighbour-list';
import { ReachedList } from './reached-list';

/** Everything about one column as a page of its own. */
export function ColumnPage({
  nodeKey,
  field,
  moments,
}: {
  nodeKey: string;
  field: string;
  moments: ColumnMoments;
}) {
  const { data, error, refetch } = useQuery(columnQuery(nodeKey, field, moments));
  const { asOf, edges, from, to } = moments;
  return (
    <div className="@container mx-auto w-full max-w-6xl px-4 pt-6 pb-16 sm:px-6">
      <AskedMomentsProvider value={{ asOf, edges, from, to }}>
        {data ? <Loaded column={data} moments={moments} /> : null}
      </AskedMomentsProvider>
      {error && !data ? (
        <LoadError error={error} what="this column" onRetry={() => void refetch()} />
      ) : null}
      {!data && !error ? <NodeSkeleton /> : null}
    </div>
  );
}

function Loaded({ column, moments }: { column: ColumnDetails; moments: ColumnMoments }) {
  const { node, field } = column;
  const self = columnId(placeId(column), field);
  const isOfModel = node.type === 'MODEL';
  return (
    <article className="flex flex-col gap-8">
      <MomentBar column={column} moments={moments} nowHref={columnHref(node, field)} />
      <Head column={column} moments={moments} />
      <div className="grid gap-x-8 gap-y-8 @5xl:grid-cols-2">
        <NeighbourList
          title="Made from"
          none={
            column.hasNoUpstream
              ? 'Nothing feeds it: its producer says so.'
              : 'Nothing feeds it, as far as events tell.'
          }
          side="up"
          self={self}
          direct={column.upstream}
          indirect={column.indirectUpstream}
          counts={column.counts.upstream}
        />
        <NeighbourList
          title="Goes into"
          none="Nothing is made from it, as far as events tell."
          side="down"
          self={self}
          direct={column.downstream}
          indirect={column.indirectDownstream}
          counts={column.counts.downstream}
        />
      </div>
      {column.origins.length > 0 || column.models.length > 0 ? (
        <div className="grid gap-x-8 gap-y-8 @5xl:grid-cols-2">
          <ReachedList
            title="Where it begins"
            column={column}
            moments={moments}
            only="ends"
            first={column.origins}
            count={column.originCount}
            none="It begins here."
          />
          <ReachedList
            title={isOfModel ? 'Other models that use it' : 'Models that use it'}
            column={column}
            moments={moments}
            only="models"
            first={column.models}
            count={column.modelCount}
            none={
              isOfModel
                ? 'It is a column of this model itself. No other model uses it, as far as events tell.'
                : 'None, as far as events tell.'
            }
          />
        </div>
      ) : null}
      <ImpactList key={self} node={node} field={field} moments={moments} />
    </article>
  );
}

function Head({ column, moments }: { column: ColumnDetails; moments: ColumnMoments }) {
  const { node, field } = column;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md border border-line bg-surface text-ink-soft">
        <Columns3 aria-hidden className="size-5" />
        <span className="sr-only">Column</span>
      </span>
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1.5">
        <h1
          className="line-clamp-4 font-mono text-xl font-semibold tracking-tight wrap-anywhere text-ink"
          title={field}
        >
          <bdi>{field === '' ? '(no name)' : field}</bdi>
        </h1>
        <div className="-ml-1.5 max-w-full">
          <NodeLink node={node} tab="schema" />
        </div>
        {column.description ? (
          <p className="max-w-prose text-sm wrap-anywhere text-ink-soft">{column.description}</p>
        ) : null}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
          <bdi className="font-mono">{column.type ?? 'no type'}</bdi>
          <SchemaFact column={column} />
        </p>
        {column.tags.length > 0 ? (
          <ul aria-label="Tags" className="flex flex-wrap gap-1">
            {column.tags.map((tag, index) => (
              <li key={index} className="flex max-w-full">
                <TagChip tag={tag} />
              </li>
            ))}
          </ul>
        ) : null}
        {column.spellings.length > 0 ? (
          <p className="text-sm text-warn">
            Also spelled{' '}
            {column.spellings.map((name) => (
              <Link
                key={name}
                href={columnHref(node, name, moments)}
                className="thumb rounded font-mono underline"
              >
                {name}
              </Link>
            ))}
            : perhaps the same column; they are kept apart.
          </p>
        ) : null}
      </div>
      <div className="flex shrink-0 flex-row-reverse items-center gap-2 sm:flex-row">
        <CopyButton text={columnId(node.id, field)} what="id" iconOnly className="size-8" />
        <Button asChild look="primary">
          <Link href={columnTraceHref(column, field, moments)}>
            <Waypoints aria-hidden />
            Trace in explorer
          </Link>
        </Button>
      </div>
    </header>
  );
}

function SchemaFact({ column: { schema } }: { column: ColumnDetails }) {
  if (schema === null) return <span>· named by lineage only, by no schema</span>;
  if (schema.isCurrent)
    return (
      <span>
        · in the schema since <Time at={schema.firstSeen} />
      </span>
    );
  return (
    <span className="text-warn">
      · no longer in the schema: last seen <Time at={schema.lastSeen} />
    </span>
  );
}
