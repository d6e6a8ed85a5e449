import { dehydrate, HydrationBoundary } from '@tanstack/react-query';

import { HomeView } from '@/components/home/home-view';
import { overviewQuery } from '@/lib/client/overview-query';
import { makeQueryClient } from '@/lib/client/query-client';
import { getOverview } from '@/lib/service/get-overview';

import { serverUrl } from './server-url';

export default async function HomePage() {
  const baseUrl = await serverUrl();
  const client = makeQueryClient();
  client.setQueryData(overviewQuery().queryKey, await getOverview());
  const facts = {
    baseUrl,
    runId: crypto.randomUUID(),
    eventTime: new Date().toISOString(),
  };
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <HomeView facts={facts} />
    </HydrationBoundary>
  );
}
