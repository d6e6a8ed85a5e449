'use client';

import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';

import type { Pulse } from '@/lib/contract/overview';

import { fetchJson } from './fetch-json';

const loadPulse = async () => (await import('@/lib/contract/overview')).Pulse;

const PULSE_KEY = ['pulse'];
/** Not the store's: the pulse itself, and layouts, which depend on the graph alone. */
const KEPT = new Set<unknown>(['pulse', 'layout']);
const PULSE_INTERVAL_MS = 1500;

/** Asks for the pulse and, when the store moved since the last one, marks everything else as stale. */
async function feelPulse({ client, signal }: { client: QueryClient; signal: AbortSignal }) {
  const pulse = await fetchJson(loadPulse, '/api/v2/pulse', { signal });
  const before = client.getQueryData<Pulse>(PULSE_KEY);
  if (before !== undefined && before.revision !== pulse.revision) {
    void client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => !KEPT.has(kind) });
  }
  return pulse;
}

const pulseQuery = queryOptions({
  queryKey: PULSE_KEY,
  queryFn: feelPulse,
  refetchInterval: PULSE_INTERVAL_MS,
  retry: false,
});

/** The store's pulse, felt every 1.5 s while the tab is visible; undefined until the first answer. */
export function usePulse(): Pulse | undefined {
  return useQuery(pulseQuery).data;
}
