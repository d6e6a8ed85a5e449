import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { EventsView } from '@/components/events/events-view';
import { EVENTS_PAGE_SIZE, eventsQuery } from '@/lib/client/events-query';
import { makeQueryClient } from '@/lib/client/query-client';
import { orNotFound } from '@/lib/http/or-not-found';
import { listEvents } from '@/lib/service/list-events';
import { parseEvents } from '@/lib/url/events-url';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Events' };

export default async function EventsPage({ searchParams }: Props) {
  const asked = parseEvents(await searchParams);
  const client = makeQueryClient();
  client.setQueryData(eventsQuery(asked).queryKey, {
    pages: [await orNotFound(listEvents({ ...asked, limit: EVENTS_PAGE_SIZE, cursor: null }))],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EventsView />
    </HydrationBoundary>
  );
}
