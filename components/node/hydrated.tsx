'use client';

import { HydrationBoundary, type DehydratedState } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';

/**
 * Hands what the server read to the browser's queries. As JSON text, because React drops a key
 * called `__proto__` from objects that pass from server to client, and stored names may be that.
 */
export function Hydrated({ json, children }: { json: string; children: ReactNode }) {
  // The text was written by JSON.stringify(dehydrate(client)) in the same release.
  const state = useMemo(() => JSON.parse(json) as DehydratedState, [json]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
