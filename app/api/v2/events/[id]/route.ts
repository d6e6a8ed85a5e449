import { getRoute, noQuery } from '@/lib/http/route';
import { getEvent, getEventBytes } from '@/lib/service/get-event';

const getDetails = getRoute({
  query: noQuery,
  handle: async (_query, { id }: { id: string }) => getEvent(id),
});

const getBytes = getRoute({
  query: noQuery,
  handle: async (_query, { id }: { id: string }) => ({ bytes: await getEventBytes(id) }),
  // Downloaded, never shown: what somebody sent is not a page of this site.
  present: ({ bytes }) =>
    new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="event.json"',
        'x-content-type-options': 'nosniff',
      },
    }),
});

export function GET(request: Request, context: { params: Promise<{ id: string }> }) {
  const isRaw = new URL(request.url).searchParams.has('raw');
  return isRaw ? getBytes(request, context) : getDetails(request, context);
}
