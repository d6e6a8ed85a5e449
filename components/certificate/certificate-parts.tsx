import Link from 'next/link';
import type { ReactNode } from 'react';

import type { Certificate, TaggedColumn } from '@/lib/contract/certificate';
import { runHref } from '@/lib/url/node-href';

import { splitName } from '../node/node-name';
import { OutcomeBadge } from '../node/outcome-badge';
import { absoluteTime } from '../ui/absolute-time';
import { Badge, type BadgeTone } from '../ui/badge';
import { shortId } from '../ui/short-id';
import { StrengthBadge, AssumedBadge } from '../versions/strength-badge';

/** A titled part of the sheet. */
export function Part({
  title,
  span = false,
  children,
}: {
  title: string;
  span?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className={span ? 'min-w-0 sm:col-span-2 print:col-span-2' : 'min-w-0'}
    >
      <h2 className="mb-1 border-b border-line text-xs font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** The digests of the model itself. */
export function Identity({ certificate: { version } }: { certificate: Certificate }) {
  if (version.fingerprints.length === 0)
    return <p className="text-ink-faint">No digest of the model itself was told.</p>;
  return (
    <ul className="flex flex-col gap-0.5">
      {version.fingerprints.map((one) => (
        <li key={one.value} className="flex flex-wrap items-center gap-2">
          <StrengthBadge strength={one.strength} />
          <span className="font-mono text-2xs break-all">
            {one.algorithm}:{one.value}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How many of a list did not fit. */
export function More({ of, shown }: { of: number; shown: number }) {
  return of > shown ? (
    <p className="text-ink-faint">and {of - shown} more, at the link below</p>
  ) : null;
}

type Listed = { readonly certificate: Certificate; readonly shown: number };

/** The raw data, and which version of each. */
export function Sources({ certificate: { sources }, shown }: Listed) {
  if (sources.length === 0) return <p className="text-ink-faint">No raw data is known.</p>;
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">Raw data and its versions</caption>
        <tbody>
          {sources.slice(0, shown).map(({ node, version, assumed }) => (
            <tr key={version?.id ?? node.id} className="align-top">
              <th scope="row" className="py-0.5 pr-3 text-left font-medium wrap-anywhere">
                {node.name}
              </th>
              <td className="py-0.5 text-right">
                <span className="inline-flex items-center justify-end gap-1.5">
                  <span className="font-mono text-[0.68rem] break-all">
                    {version?.key ?? 'version unknown'}
                  </span>
                  {version ? <StrengthBadge strength={version.strength} /> : null}
                  {assumed && version ? <AssumedBadge /> : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More of={sources.length} shown={shown} />
    </>
  );
}

/** Named values, two a line. */
export function Values({
  values,
  none,
  shown,
}: {
  values: Certificate['version']['metrics'];
  none: string;
  shown: number;
}) {
  if (values.length === 0) return <p className="text-ink-faint">{none}</p>;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4">
        {values.slice(0, shown).map(({ name, value }) => (
          <div key={name} className="flex min-w-0 justify-between gap-2">
            <dt className="truncate text-ink-faint">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <More of={values.length} shown={shown} />
    </>
  );
}

/** The runs on the way, the latest kept, and the commit of each. */
export function Runs({ certificate: { runs }, shown }: Listed) {
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">Runs on the way, and the commit of each</caption>
        <tbody>
          {runs.slice(-shown).map((run) => (
            <tr key={run.runId}>
              <th scope="row" className="pr-3 text-left font-medium">
                <Link href={runHref(run.runId)}>{splitName(run.job.name).tail}</Link>
              </th>
              <td className="pr-3 whitespace-nowrap text-ink-soft tabular-nums">
                {run.startedAt ? absoluteTime(run.startedAt) : 'no start'}
              </td>
              <td className="pr-3 font-mono text-2xs text-ink-faint">{shortId(run.runId)}</td>
              <td className="text-right font-mono text-2xs">{run.commit ?? 'no commit told'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More of={runs.length} shown={shown} />
    </>
  );
}

const REACH: Record<TaggedColumn['reach'], { word: string; tone: BadgeTone }> = {
  direct: { word: 'reaches the model', tone: 'bad' },
  indirect: { word: 'decides about rows', tone: 'warn' },
  unknown: { word: 'unknown', tone: 'warn' },
  none: { word: 'does not reach it', tone: 'ok' },
};

/** Columns with a tag behind the model, and whether they reach it. */
export function TaggedColumns({
  columns,
  shown,
}: {
  columns: readonly TaggedColumn[];
  shown: number;
}) {
  if (columns.length === 0) return <p className="text-ink-faint">None is known.</p>;
  return (
    <>
      <ul>
        {columns.slice(0, shown).map(({ node, column, tag, isProhibited, reach }) => (
          <li
            key={`${node.id} ${column} ${tag}`}
            className="flex items-center justify-between gap-2"
          >
            <span className="min-w-0 truncate" title={`${node.name} ${column}`}>
              {splitName(node.name).tail}.<b className="font-medium">{column}</b>{' '}
              <span className={isProhibited ? 'font-medium text-bad' : 'text-ink-faint'}>
                {tag}
              </span>
            </span>
            <Badge
              className="shrink-0"
              tone={isProhibited || reach === 'none' ? REACH[reach].tone : 'neutral'}
            >
              {REACH[reach].word}
            </Badge>
          </li>
        ))}
      </ul>
      <More of={columns.length} shown={shown} />
    </>
  );
}

/** What was tested of it, and how that went. */
export function Tests({ certificate: { version }, shown }: Listed) {
  const { tests } = version;
  if (tests.length === 0) return <p className="text-ink-faint">No test of it was told.</p>;
  return (
    <>
      <ul>
        {tests.slice(0, shown).map((test) => (
          <li key={`${test.runId} ${test.name}`} className="flex justify-between gap-2">
            <span className="truncate">{test.name}</span>
            <span className="whitespace-nowrap text-ink-soft tabular-nums">
              {[test.actual, test.expected].filter(Boolean).join(' of ')}{' '}
              <OutcomeBadge outcome={test.status} />
            </span>
          </li>
        ))}
      </ul>
      <More of={tests.length} shown={shown} />
    </>
  );
}
