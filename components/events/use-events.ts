'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { eventsQuery } from '@/lib/client/events-query';
import { EVENTS_PARSERS, type EventsView } from '@/lib/url/events-url';

const NO_FILTER: EventsView = { node: null, run: null, kind: null, warnings: false };

/** What the events page looks at, what arrived, and the ways to narrow it. */
export function useEvents() {
  const [view, setView] = useQueryStates(EVENTS_PARSERS, { history: 'push' });
  const found = useInfiniteQuery({
    ...eventsQuery(view),
    // What came between the page and its first pulse changes no pulse: look once more.
    refetchOnMount: 'always',
  });
  const pages = found.data?.pages ?? [];
  return {
    view,
    found,
    events: pages.flatMap((page) => page.events),
    answer: pages[0] ?? null,
    isNarrowed: view.node !== null || view.run !== null || view.kind !== null || view.warnings,
    narrow: (change: Partial<EventsView>) => {
      void setView(change);
    },
    clear: () => {
      void setView(NO_FILTER);
    },
  };
}

export type Events = ReturnType<typeof useEvents>;
