import { AppError } from '@/lib/errors';
import { getRoute } from '@/lib/http/route';
import { listMembers } from '@/lib/service/list-members';
import { readMembersQuery } from '@/lib/url/graph-query';

export const GET = getRoute({
  query: readMembersQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        'Say in which card of which graph to look: ?focus=<node id or key>&of=<key of a node>.down.job (see `folds` of the graph)',
      );
    return listMembers(query);
  },
});
