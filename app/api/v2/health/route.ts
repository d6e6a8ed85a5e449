import { getRoute, noQuery } from '@/lib/http/route';
import { getHealth } from '@/lib/service/get-pulse';

export const GET = getRoute({ query: noQuery, handle: () => getHealth() });
