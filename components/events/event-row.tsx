import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';

import type { EventSummary } from '@/lib/contract/events';
import { eventHref, eventsHref } from '@/lib/url/events-url';
import { lineageHref } from '@/lib/url/lineage-href';

import { splitName } from '../node/node-name';
import { Badge } from '../ui/badge';
import { byteSize, quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { EventBadge, eventWord } from './event-badge';
import { producerName } from '../node/producer-name';

/** Columns of the list from 768 px on; below, a row is two lines. */
export const EVENT_COLUMNS =
  'md:grid-cols-[6.5rem_minmax(0,5fr)_minmax(0,2fr)_minmax(0,3fr)_4.5rem_7.5rem_7rem]';

/** One received event: the line leads to the event, its node and run to what they name. */
export function EventRow({ event }: { event: EventSummary }) {
  const { head, tail } = splitName(event.node.name);
  return (
    <li
      className={`relative grid grid-cols-[6.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm focus-within:bg-sunken hover:bg-sunken ${EVENT_COLUMNS}`}
    >
      <Link
        href={eventHref(event.id)}
        prefetch={false}
        data-result
        aria-label={`${eventWord(event)} event of ${event.node.name}`}
        className="flex min-w-0 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      >
        <EventBadge event={event} />
      </Link>
      <Link
        href={lineageHref(event.node.id)}
        prefetch={false}
        title={`${event.node.name}\n${event.node.namespace}`}
        className="relative z-10 thumb max-w-full min-w-0 justify-self-start hover:underline"
      >
        <bdi className="flex min-w-0">
          <span className="min-w-0 shrink-9999 truncate text-ink-faint">{head}</span>
          <span className="min-w-0 truncate font-medium text-ink">{tail}</span>
        </bdi>
      </Link>
      {event.runId === null ? (
        <span className="hidden text-xs text-ink-faint md:block">no run</span>
      ) : (
        <Link
          href={eventsHref({ run: event.runId })}
          prefetch={false}
          title={`Run ${event.runId}: all its events`}
          className="relative z-10 hidden thumb-row max-w-full min-w-0 justify-self-start truncate font-mono text-xs text-ink-soft hover:underline md:block"
        >
          {event.runId.length > 13 ? `…${event.runId.slice(-12)}` : event.runId}
        </Link>
      )}
      <span
        className="hidden truncate text-xs text-ink-soft md:block"
        title={event.producer ?? undefined}
      >
        {event.producer === null ? 'no producer' : producerName(event.producer)}
      </span>
      <span className="hidden text-right text-xs text-ink-soft tabular-nums md:block">
        {byteSize(event.bytes)}
      </span>
      <span className="col-start-2 row-start-2 flex min-w-0 md:col-auto md:row-auto md:pl-4">
        {event.warningCount > 0 ? (
          <Badge tone="warn">
            <TriangleAlert aria-hidden />
            {quantity(event.warningCount, 'warning')}
          </Badge>
        ) : (
          <span className="truncate text-xs text-ink-faint md:sr-only">
            {event.node.namespace}
            <span className="sr-only">, no warnings</span>
          </span>
        )}
      </span>
      <span className="col-start-3 row-start-1 text-right text-xs text-ink-faint md:col-auto md:row-auto">
        <Time at={event.receivedAt} />
      </span>
    </li>
  );
}
