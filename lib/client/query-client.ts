import { QueryClient } from '@tanstack/react-query';

/** One client per request on the server, one per tab in the browser. */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: false } },
  });
}
