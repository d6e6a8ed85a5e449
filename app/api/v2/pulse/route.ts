import { getRoute, noQuery } from '@/lib/http/route';
import { getPulse } from '@/lib/service/get-pulse';

export const GET = getRoute({ query: noQuery, handle: () => getPulse() });
