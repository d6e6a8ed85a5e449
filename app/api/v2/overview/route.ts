import { getRoute, noQuery } from '@/lib/http/route';
import { getOverview } from '@/lib/service/get-overview';

export const GET = getRoute({ query: noQuery, handle: () => getOverview() });
