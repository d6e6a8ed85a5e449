'use client';

import { usePulse } from '@/lib/client/use-pulse';

import { useListKeys } from '../search/use-list-keys';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { grouped, quantity } from '../ui/quantity';
import { EventFilters } from './event-filters';
import { EventsFailed, EventsSkeleton, NoEvents } from './event-notices';
import { EVENT_COLUMNS, EventRow } from './event-row';
import { useEvents, type Events } from './use-events';

function Listed({ events }: { events: Events }) {
  const { found, answer } = events;
  if (found.isError && !answer) return <EventsFailed events={events} />;
  if (!answer) return <EventsSkeleton />;
  if (events.events.length === 0) return <NoEvents events={events} />;
  return (
    <>
      <div
        aria-hidden
        className={`hidden h-8 items-center gap-x-3 border-b border-line bg-sunken px-4 text-2xs font-medium text-ink-faint md:grid ${EVENT_COLUMNS}`}
      >
        <span>Event</span>
        <span>Job or dataset</span>
        <span>Run</span>
        <span>Producer</span>
        <span className="text-right">Size</span>
        <span className="pl-4">Warnings</span>
        <span className="text-right">Received</span>
      </div>
      <ul
        aria-label="Events, latest first"
        className={cn('divide-y divide-line', found.isPlaceholderData && 'opacity-60')}
      >
        {events.events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <div className="flex items-center justify-center gap-3 border-t border-line p-3 text-xs text-ink-faint">
          <span className="tabular-nums">
            {grouped(events.events.length)} of {quantity(answer.total, 'event')}
          </span>
          <Button
            size="sm"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {found.isFetchNextPageError ? 'Failed. Load more again' : 'Load more'}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** What arrived, latest first; new events appear by themselves. */
export function EventsView() {
  usePulse();
  const events = useEvents();
  const { areaRef, handleKeyDown } = useListKeys(events.found.isPlaceholderData);
  return (
    // Arrow keys are an addition to Tab; every entry is a link of its own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={areaRef}
      onKeyDown={handleKeyDown}
      className="mx-auto flex w-full max-w-6xl flex-1 flex-col gap-4 px-4 py-6 sm:px-6"
    >
      <div className="flex items-baseline justify-between gap-3">
        <h1 className="text-lg font-semibold tracking-tight text-ink">Events</h1>
        <p role="status" className="text-xs text-ink-faint tabular-nums">
          {events.answer ? quantity(events.answer.total, 'event') : ''}
          {events.answer && events.isNarrowed ? ' under these filters' : ''}
        </p>
      </div>
      <EventFilters events={events} />
      {events.answer?.notices.map((notice) => (
        <p key={notice.parameter} className="rounded-md bg-warn-soft px-3 py-2 text-xs text-warn">
          {notice.message}
        </p>
      ))}
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <Listed events={events} />
      </div>
    </div>
  );
}
