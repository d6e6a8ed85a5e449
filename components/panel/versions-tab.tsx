'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';

import { nodeVersionsQuery, type VersionPair } from '@/lib/client/versions-query';
import type { NodeDetails } from '@/lib/contract/nodes';
import type { VersionSummary } from '@/lib/contract/versions';

import { LoadError } from '../node/load-error';
import { Section } from '../node/section';
import { Button } from '../ui/button';
import { grouped, quantity } from '../ui/quantity';
import { Skeleton } from '../ui/skeleton';
import { VirtualList } from '../ui/virtual-list';
import { CompareVersions } from '../versions/compare-versions';
import { pickedPair, timelineRows, type TimelineRow } from '../versions/timeline-rows';
import { VersionCard } from '../versions/version-card';
import { VersionRow } from '../versions/version-row';
import { EmptyTab } from './empty-tab';

const ROW_HEIGHT_PX = 58;
/** Between the two keys in the address; percent-encoded keys hold none. */
const BETWEEN = '..';

function readPair(text: string | null): VersionPair {
  const [from = '', to = ''] = (text ?? '').split(BETWEEN).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return '';
    }
  });
  return { from: from || null, to: to || null };
}

// A key of dots alone would read as the separator.
const encoded = (key: string | null) => encodeURIComponent(key ?? '').replace(/\./g, '%2E');

/** The versions of a node over time; any two can be compared, each has a page of its own. */
export function VersionsTab({
  node,
  scroller,
}: {
  node: NodeDetails;
  scroller: HTMLElement | null;
}) {
  const [version] = useQueryState('version', parseAsString);
  return version === null ? (
    <Timeline node={node} scroller={scroller} />
  ) : (
    <VersionCard node={node} version={version} />
  );
}

function Timeline({ node, scroller }: { node: NodeDetails; scroller: HTMLElement | null }) {
  const [compared, setCompared] = useQueryState(
    'compare',
    parseAsString.withOptions({ history: 'push' }),
  );
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    nodeVersionsQuery(node.key, node.asOf),
  );
  const versions = useMemo(() => data?.pages.flatMap((page) => page.versions) ?? [], [data]);
  const rows = useMemo(() => timelineRows(versions), [versions]);
  if (error && !data)
    return <LoadError error={error} what="its versions" onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div role="status" aria-label="Loading versions" className="flex flex-col gap-3">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-10" />
        ))}
      </div>
    );
  const pair = chosenPair(readPair(compared), versions);
  if (versions.length === 0) return <NoVersions node={node} />;
  const total = data.pages[0]?.total ?? versions.length;
  const schemas = data.pages[0]?.schemaCount ?? 0;
  const pick = (key: string) => {
    const { from, to } = pickedPair(pair, key, versions);
    const text = `${encoded(from)}${BETWEEN}${encoded(to)}`;
    void setCompared(text === BETWEEN ? null : text);
  };
  return (
    <div className="flex flex-col gap-6">
      {data.pages[0]?.notices.map(({ message }) => (
        <p key={message} className="text-xs text-warn">
          {message}
        </p>
      ))}
      <div className="flex flex-col gap-6 @4xl:grid @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] @4xl:items-start @4xl:gap-10">
        <CompareVersions node={node} pair={pair} scroller={scroller} />
        <Section
          title="Timeline"
          aside={[quantity(total, 'version'), schemas > 0 ? quantity(schemas, 'schema') : null]
            .filter(Boolean)
            .join(', ')}
        >
          <VirtualList
            label="Versions, latest first"
            scroller={scroller}
            count={rows.length}
            rowHeight={ROW_HEIGHT_PX}
            rowKey={(index) => rows[index]?.id ?? String(index)}
            row={(index) => <Row row={rows[index]} pair={pair} onPick={pick} />}
          />
          <div className="flex flex-wrap items-center gap-3 text-sm text-ink-faint">
            <span role="status">
              {grouped(versions.length)} of {quantity(total, 'version')} shown
            </span>
            {hasNextPage ? (
              <Button size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {isFetchingNextPage ? 'Loading…' : 'Load more'}
              </Button>
            ) : null}
          </div>
        </Section>
      </div>
    </div>
  );
}

/** The two versions compared: those asked for, else the latest and the one before it. */
function chosenPair(asked: VersionPair, versions: readonly VersionSummary[]): VersionPair {
  if (asked.from !== null || asked.to !== null) return asked;
  const [latest, before] = versions;
  return { from: before?.key ?? null, to: latest?.key ?? null };
}

function NoVersions({ node: { kind, asOf } }: { node: NodeDetails }) {
  return (
    <EmptyTab title={asOf === null ? 'No versions yet' : 'No versions by then'} facet="version">
      {kind === 'job'
        ? 'A version of a job shows once it has run.'
        : 'A version shows once a run writes this dataset, or says which version it read.'}
    </EmptyTab>
  );
}

function Row({
  row,
  pair,
  onPick,
}: {
  row: TimelineRow | undefined;
  pair: VersionPair;
  onPick: (key: string) => void;
}) {
  if (!row) return null;
  if (row.kind === 'schema')
    return (
      <h3 className="border-b border-line bg-sunken px-2 py-1 text-xs font-semibold text-ink-soft">
        {row.number === null ? 'Schema unknown' : `Schema ${row.number}`}
        <span className="ml-2 font-normal text-ink-faint">{quantity(row.count, 'version')}</span>
      </h3>
    );
  const { key } = row.version;
  const mark = key === pair.from ? ('from' as const) : null;
  return (
    <VersionRow
      version={row.version}
      mark={key === pair.to ? 'to' : mark}
      onPick={() => {
        onPick(key);
      }}
    />
  );
}
