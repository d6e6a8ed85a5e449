import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { preload } from 'react-dom';

import { Explorer } from '@/components/explorer/explorer';
import { graphPath, graphQuery, isLight } from '@/lib/client/graph-query';
import { makeQueryClient } from '@/lib/client/query-client';
import type { GraphQuery } from '@/lib/contract/graph';
import { AppError } from '@/lib/errors';
import { orNotFound } from '@/lib/http/or-not-found';
import { recallGraph } from '@/lib/service/recall-graph';
import { graphQueryOf, readGraphView } from '@/lib/url/graph-view';

export const metadata: Metadata = { title: 'Lineage' };

type SearchParams = Record<string, string | string[] | undefined>;

function toUrlSearchParams(given: SearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) params.append(name, one);
  }
  return params;
}

async function orNotYet(query: GraphQuery) {
  return recallGraph(query).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
}

/**
 * The explorer, with the first answer already in it: the browser need not ask again. A large one is
 * only announced.
 */
export default async function LineagePage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { view } = readGraphView(toUrlSearchParams(await searchParams));
  const query = graphQueryOf(view);
  const client = makeQueryClient();
  // A focus that was not there yet is the explorer's to explain: it knows the way back to now.
  const recalled =
    query && (await orNotFound(query.asOf === null ? recallGraph(query) : orNotYet(query)));
  if (query && recalled) {
    if (recalled.kind === 'answer' && isLight(recalled.answer))
      client.setQueryData(graphQuery(query).queryKey, recalled.answer);
    else preload(graphPath(query), { as: 'fetch', crossOrigin: 'anonymous' });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <div className="h-[calc(100dvh-var(--header-height,0px))] min-h-80 print:h-auto">
        <Explorer />
      </div>
    </HydrationBoundary>
  );
}
