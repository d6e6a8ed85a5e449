'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, FileBadge2, History, Waypoints } from 'lucide-react';
import Link from 'next/link';

import { versionQuery } from '@/lib/client/versions-query';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { VersionDetails, VersionUse } from '@/lib/contract/versions';
import { graphViewHref, DEFAULT_VIEW } from '@/lib/url/graph-view';
import { certificateHref, nodeHref, runHref } from '@/lib/url/node-href';

import { Facts } from '../node/facts';
import { LoadError } from '../node/load-error';
import { NodeNameLink } from '../node/node-link';
import { Section } from '../node/section';
import { StatusBadge } from '../node/status-badge';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ExternalLink } from '../ui/external-link';
import { byteSize, grouped, quantity } from '../ui/quantity';
import { shortId } from '../ui/short-id';
import { Skeleton } from '../ui/skeleton';
import { absoluteTime } from '../ui/time';
import { ChangeBadge } from './change-badge';
import { UseVersion } from './pairs-table';
import { AssumedBadge, StrengthBadge } from './strength-badge';
import { VersionLink } from './version-link';

/** One version by itself: who made it, from which versions, with which code, and who read it. */
export function VersionCard({ node, version }: { node: NodeRef; version: string }) {
  const { data, error, refetch } = useQuery(versionQuery(node.key, version));
  if (error && !data)
    return (
      <div className="flex flex-col gap-2">
        <AllVersions node={node} />
        <LoadError error={error} what="this version" onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div role="status" aria-label="Loading the version" className="flex flex-col gap-2">
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-32" />
      </div>
    );
  return <Loaded version={data} />;
}

function AllVersions({ node }: { node: NodeRef }) {
  return (
    <Link
      href={nodeHref(node, 'versions')}
      className="inline-flex thumb-row w-fit items-center gap-1 rounded text-sm text-ink-soft hover:text-accent"
    >
      <ArrowLeft aria-hidden className="size-3.5" /> All versions
    </Link>
  );
}

function Loaded({ version }: { version: VersionDetails }) {
  const { node } = version;
  const isJob = node.kind === 'job';
  return (
    <article aria-label={`Version ${version.label}`} className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <AllVersions node={node} />
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-lg font-semibold tracking-tight wrap-anywhere">{version.label}</h2>
          {isJob ? null : <StrengthBadge strength={version.strength} />}
          <ChangeBadge change={version.change} />
          <span className="ml-auto flex flex-wrap gap-2">
            {isJob ? null : (
              <Button asChild size="sm">
                <Link
                  href={graphViewHref({
                    ...DEFAULT_VIEW,
                    focus: version.id,
                    mode: 'pinned',
                    direction: 'upstream',
                    depth: 'all',
                  })}
                >
                  <Waypoints aria-hidden /> Pinned graph
                </Link>
              </Button>
            )}
            <Button asChild size="sm">
              <Link href={graphViewHref({ ...DEFAULT_VIEW, focus: node.id, asOf: version.at })}>
                <History aria-hidden /> Graph as of then
              </Link>
            </Button>
            {node.type === 'MODEL' ? (
              <Button asChild size="sm">
                <Link href={certificateHref(node, version.key)}>
                  <FileBadge2 aria-hidden /> Birth certificate
                </Link>
              </Button>
            ) : null}
          </span>
        </div>
        <span className="flex min-w-0 items-center gap-1 text-xs text-ink-faint">
          <bdi className="min-w-0 truncate font-mono" title={version.key}>
            {version.key}
          </bdi>
          <CopyButton text={version.id} what="version id" iconOnly className="-my-1 size-6" />
        </span>
      </div>
      <VersionFacts version={version} />
      <Fingerprints version={version} />
      <Uses title="Made from" uses={version.inputs} />
      {isJob ? <Uses title="Makes" uses={version.outputs} /> : null}
      <Values title="Parameters" values={version.parameters} />
      <Values title="Metrics" values={version.metrics} />
      <Readers version={version} />
    </article>
  );
}

function firstWord({ node, run }: VersionDetails): string {
  if (node.kind === 'job') return 'First run';
  return run ? 'Written' : 'First read';
}

function VersionFacts({ version }: { version: VersionDetails }) {
  return (
    <Facts
      facts={[
        {
          label: firstWord(version),
          value: absoluteTime(version.at),
        },
        { label: 'Last seen', value: absoluteTime(version.lastSeen) },
        {
          label: version.node.kind === 'job' ? 'Latest run' : 'Written by',
          value: version.run ? (
            <span className="flex flex-wrap items-center gap-2">
              <Link
                className="thumb underline underline-offset-2 hover:text-accent"
                href={runHref(version.run.runId)}
              >
                <bdi>{version.run.job.name}</bdi>
              </Link>
              <StatusBadge status={version.run.state} />
            </span>
          ) : (
            'no run is known to have written it'
          ),
        },
        { label: 'Rows', value: version.rowCount === null ? null : grouped(version.rowCount) },
        { label: 'Size', value: version.bytes === null ? null : byteSize(version.bytes) },
        {
          label: 'Schema',
          value: version.schema
            ? `number ${version.schema.number}${version.schema.assumed ? ', assumed: its own events list no columns' : ''}`
            : null,
        },
        {
          label: 'Commit',
          value: version.code?.location?.version ? (
            <ExternalLink href={version.code.location.url} className="font-mono">
              {shortId(version.code.location.version)}
            </ExternalLink>
          ) : null,
        },
        { label: 'Before, after', value: <Neighbours version={version} /> },
      ]}
    />
  );
}

function Neighbours({ version: { previous, next } }: { version: VersionDetails }) {
  return (
    <span className="flex flex-wrap gap-3">
      {previous ? (
        <VersionLink version={previous} />
      ) : (
        <span className="text-ink-faint">the first</span>
      )}
      {next ? <VersionLink version={next} /> : <span className="text-ink-faint">the latest</span>}
    </span>
  );
}

function Fingerprints({ version }: { version: VersionDetails }) {
  if (version.fingerprints.length === 0) return null;
  return (
    <Section title="Recognised by">
      <ul className="flex flex-col gap-1 text-sm">
        {version.fingerprints.map((one) => (
          <li
            key={`${one.algorithm} ${one.value}`}
            className="flex min-w-0 flex-wrap items-center gap-2"
          >
            <StrengthBadge strength={one.strength} />
            <span className="min-w-0 font-mono text-xs break-all">
              {one.algorithm}:{one.value}
            </span>
            <span className="text-xs text-ink-faint">facet {one.source}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Uses({ title, uses }: { title: string; uses: readonly VersionUse[] }) {
  if (uses.length === 0) return null;
  return (
    <Section title={title} aside={quantity(uses.length, 'dataset')}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {uses.map((use) => (
          <li
            key={use.node.id}
            className="flex flex-wrap items-center justify-between gap-2 py-1.5"
          >
            <NodeNameLink node={use.node} tab="versions" />
            <UseVersion use={use} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Values({ title, values }: { title: string; values: VersionDetails['metrics'] }) {
  if (values.length === 0) return null;
  return (
    <Section title={title}>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-1 text-sm">
        {values.map(({ name, value }) => (
          <div
            key={name}
            className="flex min-w-0 justify-between gap-2 border-b border-line py-0.5"
          >
            <dt className="truncate text-ink-faint" title={name}>
              {name}
            </dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Readers({ version }: { version: VersionDetails }) {
  const { readers, readersTruncated } = version;
  if (readers.length === 0) return null;
  return (
    <Section
      title="Read by"
      aside={`${quantity(readers.length, 'run')}${readersTruncated ? ' and more' : ''}`}
    >
      <ul className="flex flex-col divide-y divide-line text-sm">
        {readers.map(({ run, assumed }) => (
          <li key={run.runId} className="flex flex-wrap items-center gap-2 py-1.5">
            <StatusBadge status={run.state} />
            <Link
              href={runHref(run.runId)}
              prefetch={false}
              className="thumb min-w-0 underline underline-offset-2 hover:text-accent"
            >
              <bdi className="wrap-anywhere">{run.job.name}</bdi>
            </Link>
            <span className="text-xs text-ink-faint">
              {run.startedAt ? absoluteTime(run.startedAt) : null}
            </span>
            {assumed ? <AssumedBadge /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
