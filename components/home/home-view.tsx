'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { overviewQuery } from '@/lib/client/overview-query';
import { usePulse } from '@/lib/client/use-pulse';

import { FirstEvent } from './first-event';
import type { FirstEventFacts } from './first-event-snippets';
import { FirstEventArrived } from './first-event-arrived';
import { Overview } from './overview';

const WAITING_INTERVAL_MS = 3000;

/** The home page; on an empty store it says how to send the first event and waits for it. */
export function HomeView({ facts }: { facts: FirstEventFacts }) {
  usePulse();
  const { data: overview } = useSuspenseQuery({
    ...overviewQuery(),
    // An event that came between this page and its first pulse changes no pulse.
    refetchInterval: ({ state }) => (state.data?.counts.events === 0 ? WAITING_INTERVAL_MS : false),
  });
  const [beganEmpty] = useState(overview.counts.events === 0);

  if (overview.counts.events === 0) return <FirstEvent facts={facts} />;
  const first = overview.recent[0];
  return (
    <>
      {beganEmpty && first ? <FirstEventArrived node={first} /> : null}
      <Overview overview={overview} />
    </>
  );
}
