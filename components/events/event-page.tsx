import { ChevronRight, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import type { EventDetails } from '@/lib/contract/events';
import { eventsHref } from '@/lib/url/events-url';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref, runHref } from '@/lib/url/node-href';

import { NodeLabel } from '../search/node-label';
import { Button } from '../ui/button';
import { byteSize, grouped, quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { EventBadge, eventWord } from './event-badge';
import { producerName } from '../node/producer-name';
import { RawEvent } from './raw-event';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="text-2xs font-medium text-ink-faint">{name}</dt>
      <dd className="mt-0.5 truncate text-sm text-ink">{children}</dd>
    </div>
  );
}

function Facts({ event }: { event: Summary }) {
  return (
    <dl className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 lg:grid-cols-3">
      <Fact name="Received">
        <Time at={event.receivedAt} />
      </Fact>
      <Fact name="Event time">
        <Time at={event.eventTime} />
      </Fact>
      <Fact name="Run">
        {event.runId === null ? (
          'None: this event describes no run'
        ) : (
          <Link
            href={runHref(event.runId)}
            title={event.runId}
            className="thumb font-mono text-xs text-accent hover:underline"
          >
            {event.runId}
          </Link>
        )}
      </Fact>
      <Fact name="Producer">
        <span title={event.producer ?? undefined}>
          {event.producer === null ? 'Not given' : producerName(event.producer)}
        </span>
      </Fact>
      <Fact name="Size">
        <span title={`${grouped(event.bytes)} bytes`}>{byteSize(event.bytes)}</span>
      </Fact>
      <Fact name="SHA-256">
        <span className="font-mono text-xs" title={event.id}>
          {event.id}
        </span>
      </Fact>
    </dl>
  );
}

type Summary = Omit<EventDetails, 'raw'> & { readonly raw: null };

/** One event: what it said, what was off about it, and its exact text. */
export function EventPage({
  event,
  at,
}: {
  event: Summary;
  /** JSON pointer of what a link leads to. */
  at: string | null;
}) {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6 sm:px-6">
      <nav aria-label="Breadcrumb" className="flex items-center gap-1 text-xs text-ink-faint">
        <Link href="/events" className="thumb hover:text-ink hover:underline">
          Events
        </Link>
        <ChevronRight aria-hidden className="size-3.5" />
        <span className="font-mono">{event.id.slice(0, 12)}</span>
      </nav>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="flex min-w-0 items-center gap-3">
          <EventBadge event={event} />
          <span className="sr-only">{eventWord(event)} event of </span>
          <NodeLabel node={event.node} />
        </h1>
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href={eventsHref({ node: event.node.key })}>All its events</Link>
          </Button>
          <Button asChild>
            <Link href={nodeHref(event.node)}>Details</Link>
          </Button>
          <Button asChild look="primary">
            <Link href={lineageHref(event.node.id)}>Lineage</Link>
          </Button>
        </div>
      </div>
      <Facts event={event} />
      {event.warnings.length > 0 ? (
        <section
          aria-label="Warnings"
          className="overflow-hidden rounded-lg border border-line bg-surface"
        >
          <h2 className="flex h-10 items-center gap-2 border-b border-line px-4 text-sm font-semibold text-ink">
            <TriangleAlert aria-hidden className="size-4 text-warn" />
            {quantity(event.warnings.length, 'warning')}
          </h2>
          <ul className="divide-y divide-line">
            {event.warnings.map(({ pointer, message }, index) => (
              <li
                key={index}
                className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
              >
                <code className="font-mono text-xs leading-5 wrap-anywhere text-ink-faint">
                  {pointer || 'whole event'}
                </code>
                <span className="min-w-0 wrap-anywhere text-ink">{message}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className="text-xs text-ink-faint">Read in full: no warnings.</p>
      )}
      <RawEvent id={event.id} bytes={event.bytes} warnings={event.warnings} at={at} />
    </div>
  );
}
