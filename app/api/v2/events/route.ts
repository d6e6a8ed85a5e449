import { getRoute } from '@/lib/http/route';
import { listEvents } from '@/lib/service/list-events';
import { readEventsQuery } from '@/lib/url/list-query';

export const GET = getRoute({ query: readEventsQuery, handle: listEvents });
