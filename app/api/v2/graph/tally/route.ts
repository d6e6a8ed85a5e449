import { TALLIED } from '@/lib/contract/choices';
import { AppError } from '@/lib/errors';
import { getRoute } from '@/lib/http/route';
import { tallyGraph } from '@/lib/service/tally-graph';
import { readTallyQuery } from '@/lib/url/graph-query';

export const GET = getRoute({
  query: readTallyQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        `Say which graph, and what to count by: ?focus=<node id or key>&by=status (of ${TALLIED.join(', ')})`,
      );
    return tallyGraph(query.question, query.by);
  },
});
