import { csvResponse } from '@/lib/http/csv-response';
import { getRoute } from '@/lib/http/route';
import { getColumnImpact } from '@/lib/service/get-column-impact';
import { impactTable } from '@/lib/service/impact-table';
import { readColumnImpactQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readColumnImpactQuery,
  handle: async ({ format, ...query }, { key, column }: { key: string; column: string }) => ({
    format,
    impact: await getColumnImpact(key, column, query),
  }),
  present: ({ format, impact }) =>
    format === 'csv'
      ? csvResponse(impactTable(impact), `${impact.node.name}.${impact.field}-impact.csv`)
      : Response.json(impact, { headers: { 'cache-control': 'no-store' } }),
});
