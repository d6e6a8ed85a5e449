'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';

import { eventQuery } from '@/lib/client/events-query';
import type { EventWarning } from '@/lib/contract/shared-shapes';
import { rawEventHref } from '@/lib/url/events-url';

import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { byteSize, quantity } from '../ui/quantity';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { JsonBlock } from './json-block';
import { jsonLines } from './json-lines';
import { linesAt } from './lines-at';

/** Larger events are fetched and set only when asked for. */
const AT_ONCE_BYTES = 256_000;
/** As many lines as open without a pause; the rest on demand. */
const LINES_AT_ONCE = 2000;

const VIEWS = [
  { value: 'indented', label: 'Indented' },
  { value: 'exact', label: 'Exact bytes' },
] as const;
type View = (typeof VIEWS)[number]['value'];

function messagesByPointer(warnings: readonly EventWarning[]): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const { pointer, message } of warnings) {
    const before = messages.get(pointer);
    messages.set(pointer, before === undefined ? message : `${before} ${message}`);
  }
  return messages;
}

function Body({
  raw,
  view,
  warnings,
  at,
}: {
  raw: string;
  view: View;
  warnings: readonly EventWarning[];
  at: string | null;
}) {
  const [isAsked, setIsWhole] = useState(false);
  const lines = useMemo(() => jsonLines(raw), [raw]);
  const marked = useMemo(() => (at === null ? null : linesAt(lines, at)), [lines, at]);
  const isWhole = isAsked || (marked !== null && marked.end > LINES_AT_ONCE);
  if (view === 'exact') {
    return <div className="px-4 leading-5 wrap-anywhere whitespace-pre-wrap text-ink">{raw}</div>;
  }
  const shown = isWhole ? lines : lines.slice(0, LINES_AT_ONCE);
  return (
    <>
      {at === null ? null : (
        <p className="px-4 pb-3 font-sans text-xs wrap-anywhere text-ink-soft">
          {marked === null ? 'Nothing is here at ' : 'Marked: '}
          <code className="font-mono">{at}</code>
        </p>
      )}
      <JsonBlock lines={shown} warnings={messagesByPointer(warnings)} marked={marked} />
      {shown.length < lines.length ? (
        <div className="flex justify-center pt-4 font-sans">
          <Button
            size="sm"
            onClick={() => {
              setIsWhole(true);
            }}
          >
            Show all {quantity(lines.length, 'line')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The event as it was received: indented for reading, or exactly as sent. */
export function RawEvent({
  id,
  bytes,
  warnings,
  at,
}: {
  id: string;
  bytes: number;
  warnings: readonly EventWarning[];
  /** JSON pointer of the part that is marked and brought in sight. */
  at: string | null;
}) {
  const [view, setView] = useState<View>('indented');
  const [isAsked, setIsAsked] = useState(bytes <= AT_ONCE_BYTES || at !== null);
  const { data, isError, refetch } = useQuery({ ...eventQuery(id), enabled: isAsked });

  return (
    <section
      aria-label="As received"
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-sm font-semibold text-ink">As received</h2>
        <div className="flex flex-wrap items-center gap-2">
          <Segmented label="View" value={view} options={VIEWS} onChange={setView} />
          {data ? <CopyButton text={data.raw} what="the exact text" /> : null}
          <Button asChild size="sm">
            <a href={rawEventHref(id)} download={`${id}.json`}>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
      </header>
      <div className="py-3 font-mono text-xs">
        {data ? <Body raw={data.raw} view={view} warnings={warnings} at={at} /> : null}
        {!data && isAsked && !isError ? (
          <div role="status" aria-label="Reading the event" className="space-y-2 px-4">
            <Skeleton className="h-3.5 w-1/4" />
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="h-3.5 w-2/5" />
          </div>
        ) : null}
        {isAsked ? null : (
          <div className="flex justify-center py-6 font-sans">
            <Button
              onClick={() => {
                setIsAsked(true);
              }}
            >
              Show {byteSize(bytes)} of JSON
            </Button>
          </div>
        )}
        {isError ? (
          <div className="flex flex-wrap items-center justify-center gap-3 py-6 font-sans text-sm text-ink-soft">
            The text could not be read.
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
