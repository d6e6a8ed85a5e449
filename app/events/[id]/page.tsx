import type { Metadata } from 'next';

import { EventPage } from '@/components/events/event-page';
import { orNotFound } from '@/lib/http/or-not-found';
import { getEvent } from '@/lib/service/get-event';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
};

export const metadata: Metadata = { title: 'Event' };

export default async function EventDetailsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [at = null] = [(await searchParams).at ?? []].flat();
  const event = await orNotFound(getEvent(id));
  // The exact text can be megabytes; the browser asks for it when it is looked at.
  return <EventPage event={{ ...event, raw: null }} at={at} />;
}
