import { openApiDocument } from '@/lib/contract/openapi';
import { getRoute, noQuery } from '@/lib/http/route';

export const GET = getRoute({ query: noQuery, handle: () => Promise.resolve(openApiDocument()) });
