import { AppError } from '@/lib/errors';
import { getRoute, noQuery } from '@/lib/http/route';

/** Whatever the API does not have is answered in the API's own form, not with a page. */
const answer = getRoute({
  query: noQuery,
  handle: (_query, { path }: { path: string[] }) =>
    Promise.reject(
      new AppError('not_found', `There is no /api/${path.join('/')}; see /api/v2/openapi.json`),
    ),
});

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
