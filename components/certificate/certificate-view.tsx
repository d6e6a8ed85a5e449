import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import type { Certificate, TaggedColumn } from '@/lib/contract/certificate';
import { nodeHref, runHref, versionHref } from '@/lib/url/node-href';

import { splitName } from '../node/node-name';
import { Badge, type BadgeTone } from '../ui/badge';
import { quantity } from '../ui/quantity';
import { shortId } from '../ui/short-id';
import { absoluteTime } from '../ui/absolute-time';
import { StrengthBadge, AssumedBadge } from '../versions/strength-badge';
import { fitRows } from './fit-rows';
import { PinnedPicture } from './pinned-picture';
import { PrintButton } from './print-button';

/** Lines that all lists together have on one sheet, beside the head and the picture; measured on paper. */
const LINES = 28;
/** A source takes more than a line: its hash is long. */
const LINES_A_SOURCE = 1.5;

/** How much of each list fits on the sheet; the rest is counted. */
type Room = Readonly<Record<'sources' | 'values' | 'runs' | 'lists' | 'doubts', number>>;

function roomOf({ version, sources, runs, columns, doubts }: Certificate): Room {
  const values = Math.max(version.parameters.length, version.metrics.length);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = fitRows(
    [
      Math.ceil(sources.length * LINES_A_SOURCE),
      Math.ceil(values / 2),
      runs.length,
      Math.max(columns.length, version.tests.length),
      doubts.length,
    ],
    LINES,
  );
  return { sources: Math.floor(a / LINES_A_SOURCE), values: 2 * b, runs: c, lists: d, doubts: e };
}

/** One version of a model on one sheet of paper: what it was made of, by what, and what is not known. */
export function CertificateView({
  certificate,
  link,
}: {
  certificate: Certificate;
  /** Where all of it is to be read. */
  link: string;
}) {
  const room = roomOf(certificate);
  const { version, generatedAt, eventCount, lastEventAt, graph, doubts } = certificate;
  const { node } = version;
  return (
    <article className="mx-auto w-full max-w-[210mm] px-4 py-6 sm:px-6 print:max-w-none print:p-0">
      <nav className="mb-4 flex items-center justify-between gap-3 print:hidden">
        <Link
          href={versionHref(node, version.key)}
          className="inline-flex items-center gap-1 rounded text-sm text-ink-soft hover:text-accent"
        >
          <ArrowLeft aria-hidden className="size-3.5" /> {version.label}
        </Link>
        <PrintButton />
      </nav>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6 text-xs text-ink print:gap-2.5 print:border-0 print:p-0">
        <header className="flex flex-wrap items-end justify-between gap-2 border-b-2 border-model pb-3 print:pb-2">
          <div className="min-w-0">
            <p className="text-2xs font-medium text-model">Birth certificate of a model</p>
            <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">
              <Link href={nodeHref(node, 'versions')}>{node.name}</Link>{' '}
              <span className="text-model">{version.label}</span>
            </h1>
            <p className="wrap-anywhere text-ink-faint">{node.namespace}</p>
          </div>
          <dl className="grid grid-cols-[auto_auto] gap-x-3 text-2xs">
            <dt className="text-ink-faint">Born</dt>
            <dd className="tabular-nums">{absoluteTime(version.at)}</dd>
            <dt className="text-ink-faint">Owners</dt>
            <dd>{certificate.owners.map(({ name }) => name).join(', ') || 'not told'}</dd>
            <dt className="text-ink-faint">Certified</dt>
            <dd className="tabular-nums">{absoluteTime(generatedAt)}</dd>
          </dl>
        </header>
        <Identity certificate={certificate} />
        <PinnedPicture graph={graph} />
        <div className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 print:grid-cols-2 print:gap-y-2.5">
          <Part title="Raw data" span>
            <Sources certificate={certificate} shown={room.sources} />
          </Part>
          <Part title="Parameters">
            <Values values={version.parameters} none="not told" shown={room.values} />
          </Part>
          <Part title="Metrics">
            <Values
              values={version.metrics.filter(({ name }) => !/importance/i.test(name))}
              none="not told"
              shown={room.values}
            />
          </Part>
          <Part title="Runs and code" span>
            <Runs certificate={certificate} shown={room.runs} />
          </Part>
          <Part title="Tagged columns behind it">
            <Columns columns={certificate.columns} shown={room.lists} />
          </Part>
          <Part title="Tests">
            <Tests certificate={certificate} shown={room.lists} />
          </Part>
          <Part title="Assumed or unknown" span>
            {doubts.length === 0 ? (
              <p>Nothing: every run on the way told its versions, code and columns.</p>
            ) : (
              <>
                <ul className="list-disc pl-4">
                  {doubts.slice(0, room.doubts).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                <More of={doubts.length} shown={room.doubts} />
              </>
            )}
          </Part>
        </div>
        <footer className="border-t border-line pt-2 text-2xs text-ink-faint">
          From {quantity(eventCount, 'event')} of {quantity(certificate.runs.length, 'run')}
          {lastEventAt ? `, the last at ${absoluteTime(lastEventAt)}` : ''}. Version id{' '}
          <span className="font-mono break-all">{version.id}</span>. All of it at{' '}
          <a href={link} className="break-all">
            {link}
          </a>
        </footer>
      </div>
    </article>
  );
}

function Part({
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

function Identity({ certificate: { version } }: { certificate: Certificate }) {
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

function More({ of, shown }: { of: number; shown: number }) {
  return of > shown ? (
    <p className="text-ink-faint">and {of - shown} more, at the link below</p>
  ) : null;
}

type Listed = { readonly certificate: Certificate; readonly shown: number };

function Sources({ certificate: { sources }, shown }: Listed) {
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

function Values({
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

function Runs({ certificate: { runs }, shown }: Listed) {
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

function Columns({ columns, shown }: { columns: readonly TaggedColumn[]; shown: number }) {
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

function Tests({ certificate: { version }, shown }: Listed) {
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
              <Badge tone={/pass|success|ok/i.test(test.status) ? 'ok' : 'bad'}>
                {test.status}
              </Badge>
            </span>
          </li>
        ))}
      </ul>
      <More of={tests.length} shown={shown} />
    </>
  );
}
