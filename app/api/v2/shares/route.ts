import { ShareRequest } from '@/lib/contract/overview';
import { postRoute } from '@/lib/http/route';
import { createShare } from '@/lib/service/create-share';

export const POST = postRoute({
  body: ShareRequest,
  status: 201,
  handle: ({ path }) => createShare(path),
});
