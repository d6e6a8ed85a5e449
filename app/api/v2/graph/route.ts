import { AppError } from '@/lib/errors';
import { graphResponse } from '@/lib/http/graph-response';
import { getRoute } from '@/lib/http/route';
import { graphTag, recallGraph } from '@/lib/service/recall-graph';
import { readGraphQuery } from '@/lib/url/graph-query';

export const GET = getRoute({
  query: readGraphQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        'Say which node to start from: ?focus=<node id or key>, which nodes to show: ?select=type:MODEL, or what to gather all nodes by: ?group=namespace',
      );
    return recallGraph(query);
  },
  present: graphResponse,
  tag: (query) => query && graphTag(query),
});
