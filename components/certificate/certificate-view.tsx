import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';

import type { Certificate } from '@/lib/contract/certificate';
import { nodeHref, versionHref } from '@/lib/url/node-href';

import { quantity } from '../ui/quantity';
import { absoluteTime } from '../ui/absolute-time';
import {
  Identity,
  More,
  Part,
  Runs,
  Sources,
  TaggedColumns,
  Tests,
  Values,
} from './certificate-parts';
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

/** A model has an importance for each feature: where room is short, what was measured of it goes first. */
function importancesLast(metrics: Certificate['version']['metrics']) {
  const isImportance = ({ name }: { name: string }) => /importance/i.test(name);
  return metrics.toSorted((a, b) => Number(isImportance(a)) - Number(isImportance(b)));
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
          className="inline-flex thumb-row items-center gap-1 rounded text-sm text-ink-soft hover:text-accent"
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
            <Values values={importancesLast(version.metrics)} none="not told" shown={room.values} />
          </Part>
          <Part title="Runs and code" span>
            <Runs certificate={certificate} shown={room.runs} />
          </Part>
          <Part title="Tagged columns behind it">
            <TaggedColumns columns={certificate.columns} shown={room.lists} />
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
