import Link from 'next/link';

import type { RunDetails } from '@/lib/contract/runs';
import { eventHref, eventsHref } from '@/lib/url/events-url';

import { Section } from '../node/section';
import { absoluteTime } from '../ui/time';
import { grouped } from '../ui/quantity';

const FIRST_SHOWN = 20;

/** The events a run is known from, each a link to what was received. */
export function RunEvents({ events, runId }: { events: RunDetails['events']; runId: string }) {
  return (
    <Section
      title="Events"
      aside={
        <Link
          href={eventsHref({ run: runId })}
          className="thumb rounded text-accent underline-offset-2 hover:underline"
        >
          {events.length === 1 ? 'See it' : `See all ${grouped(events.length)}`}
        </Link>
      }
    >
      <ol className="flex flex-col text-sm">
        {events.slice(0, FIRST_SHOWN).map((event) => (
          <li key={event.id}>
            <Link
              href={eventHref(event.id)}
              prefetch={false}
              title={event.eventTime}
              className="-mx-1.5 flex thumb-row items-baseline justify-between gap-3 rounded-md px-1.5 py-1 hover:bg-sunken"
            >
              <bdi className="min-w-0 truncate font-mono text-xs text-ink">
                {event.eventType ?? 'no type'}
              </bdi>
              <span className="shrink-0 text-xs text-ink-faint tabular-nums">
                {absoluteTime(event.eventTime)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
