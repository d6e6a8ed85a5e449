import { AppError } from '@/lib/errors';
import { getRoute } from '@/lib/http/route';
import { explainEdge } from '@/lib/service/explain-edge';
import { readEvidenceQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readEvidenceQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        'Say which edge: ?from=<node id or key>&to=<node id or key>',
      );
    return explainEdge(query);
  },
});
