import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import type { EventSummary } from '@/lib/contract/events';

import { fetchJson } from './fetch-json';

const loadEventDetails = async () => (await import('@/lib/contract/events')).EventDetails;
const loadEventList = async () => (await import('@/lib/contract/events')).EventList;

/** Filters of the event list; all of them hold at once. */
export type EventsAsked = {
  /** Node key or id. */
  readonly node: string | null;
  readonly run: string | null;
  readonly kind: EventSummary['kind'] | null;
  readonly warnings: boolean;
};

/** Events a page. */
export const EVENTS_PAGE_SIZE = 50;

function eventsPath({ node, run, kind, warnings }: EventsAsked, cursor: string | null): string {
  const params = new URLSearchParams({ limit: String(EVENTS_PAGE_SIZE) });
  if (node) params.set('node', node);
  if (run) params.set('run', run);
  if (kind) params.set('kind', kind);
  if (warnings) params.set('warnings', 'true');
  if (cursor) params.set('cursor', cursor);
  return `/api/v2/events?${params.toString()}`;
}

/** Received events, latest first, a page at a time. */
export function eventsQuery(asked: EventsAsked) {
  return infiniteQueryOptions({
    queryKey: ['events', asked],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(loadEventList, eventsPath(asked, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** One event with its warnings and its exact text. What was received never changes. */
export function eventQuery(id: string) {
  return queryOptions({
    queryKey: ['event', id],
    queryFn: ({ signal }) =>
      fetchJson(loadEventDetails, `/api/v2/events/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
