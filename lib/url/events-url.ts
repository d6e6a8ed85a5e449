import {
  createLoader,
  createSerializer,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';

import { EVENT_KINDS } from '@/lib/contract/choices';

/** What the events page is looking at; the URL is its only home. */
export const EVENTS_PARSERS = {
  /** Node key or id. */
  node: parseAsString,
  run: parseAsString,
  kind: parseAsStringLiteral(EVENT_KINDS),
  /** Only events that carry warnings. */
  warnings: parseAsBoolean.withDefault(false),
};

export type EventsView = inferParserType<typeof EVENTS_PARSERS>;

const load = createLoader(EVENTS_PARSERS);
const write = createSerializer(EVENTS_PARSERS);

type RawParams = Parameters<typeof load>[0];

/** Reads event filters leniently: what cannot be read is left at its default. */
export function parseEvents(params: Awaited<RawParams>): EventsView {
  return load(params);
}

/** The address of the events page that shows `view`. */
export function eventsHref(view: Partial<EventsView>): string {
  return write('/events', view);
}

/**
 * The page of one event.
 *
 * @param at JSON pointer of what is to be seen in it.
 */
export function eventHref(id: string, at?: string): string {
  const page = `/events/${encodeURIComponent(id)}`;
  return at ? `${page}?${new URLSearchParams({ at }).toString()}` : page;
}

/** Where the exact bytes of one event are downloaded. */
export function rawEventHref(id: string): string {
  return `/api/v2/events/${encodeURIComponent(id)}?raw=1`;
}
