import { impactJson } from '@/lib/http/impact-download';
import { getRoute } from '@/lib/http/route';
import { walkNodeImpact } from '@/lib/service/get-impact';
import { readImpactExport } from '@/lib/url/impact-query';

export const GET = getRoute({
  query: readImpactExport,
  handle: async (query, { key }: { key: string }) => Promise.resolve(walkNodeImpact(key, query)),
  present: impactJson,
  isFile: true,
});
