import { AppError } from '@/lib/errors';
import { getRoute } from '@/lib/http/route';
import { getPaths } from '@/lib/service/get-paths';
import { readPathsQuery } from '@/lib/url/paths-query';

export const GET = getRoute({
  query: readPathsQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        'Say between which nodes: ?from=<node id or key>&to=<node id or key>',
      );
    return getPaths(query);
  },
});
