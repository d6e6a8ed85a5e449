import { getRoute, noQuery } from '@/lib/http/route';
import { getRun } from '@/lib/service/get-run';

export const GET = getRoute({
  query: noQuery,
  handle: async (_query, { runId }: { runId: string }) => getRun(runId),
});
