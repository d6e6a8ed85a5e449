import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';

import { SearchView } from '@/components/search/search-view';
import { makeQueryClient } from '@/lib/client/query-client';
import { SEARCH_PAGE_SIZE, searchQuery } from '@/lib/client/search-query';
import { searchNodes } from '@/lib/service/search-nodes';
import { parseSearch } from '@/lib/url/search-url';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = parseSearch(await searchParams);
  return { title: q ? `${q} · Search` : 'Search' };
}

export default async function SearchPage({ searchParams }: Props) {
  const asked = parseSearch(await searchParams);
  const client = makeQueryClient();
  client.setQueryData(searchQuery(asked).queryKey, {
    pages: [await searchNodes({ ...asked, limit: SEARCH_PAGE_SIZE, cursor: null })],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SearchView />
    </HydrationBoundary>
  );
}
