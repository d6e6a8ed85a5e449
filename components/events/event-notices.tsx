'use client';

import { CloudOff, FilterX, Inbox } from 'lucide-react';
import Link from 'next/link';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';
import type { Events } from './use-events';

/** The server did not answer. */
export function EventsFailed({ events }: { events: Events }) {
  return (
    <Notice
      icon={<CloudOff aria-hidden />}
      title="The events could not be read"
      actions={
        <>
          <Button onClick={() => void events.found.refetch()}>Try again</Button>
          {events.isNarrowed ? <Button onClick={events.clear}>Show all events</Button> : null}
        </>
      }
    >
      {events.found.error?.message ?? 'The server could not be reached.'}
    </Notice>
  );
}

/** No event to show: because of the filters, or because none ever came. */
export function NoEvents({ events }: { events: Events }) {
  if (events.isNarrowed) {
    return (
      <Notice
        icon={<FilterX aria-hidden />}
        title={
          events.view.warnings ? 'No event with warnings here' : 'No event passes these filters'
        }
        actions={
          <Button look="primary" onClick={events.clear}>
            Show all events
          </Button>
        }
      >
        {events.view.warnings
          ? 'What has arrived could be read in full.'
          : 'Events outside the filters are not shown.'}
      </Notice>
    );
  }
  return (
    <Notice
      icon={<Inbox aria-hidden />}
      title="No event has arrived yet"
      actions={
        <Button asChild look="primary">
          <Link href="/">Send the first event</Link>
        </Button>
      }
    >
      Every event is listed here the moment it is stored, with the exact bytes received.
    </Notice>
  );
}

const ROWS = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/5', 'w-1/4', 'w-3/5', 'w-1/3'];

/** The shape of events that are about to come. */
export function EventsSkeleton() {
  return (
    <div role="status" aria-label="Reading events" className="divide-y divide-line">
      {ROWS.map((width, index) => (
        <div key={index} className="flex h-10 items-center gap-6 px-4">
          <Skeleton className="h-4 w-20" />
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  );
}
