import { impactCsv } from '@/lib/http/impact-download';
import { getRoute } from '@/lib/http/route';
import { walkNodeImpact } from '@/lib/service/get-impact';
import { readImpactExport } from '@/lib/url/impact-query';

export const GET = getRoute({
  query: readImpactExport,
  handle: async ({ hasMark, ...query }, { key }: { key: string }) =>
    Promise.resolve({ impact: walkNodeImpact(key, query), hasMark }),
  present: impactCsv,
  isFile: true,
});
