import { AppError } from '@/lib/errors';
import { getRoute } from '@/lib/http/route';
import { findHidden } from '@/lib/service/find-hidden';
import { readFindQuery } from '@/lib/url/graph-query';

export const GET = getRoute({
  query: readFindQuery,
  handle: async (query) => {
    if (!query)
      throw new AppError(
        'invalid_request',
        'Say in which graph to look: ?q=orders&focus=<node id or key>, &select=<selector> or &group=namespace',
      );
    return findHidden(query.question, query.text);
  },
});
