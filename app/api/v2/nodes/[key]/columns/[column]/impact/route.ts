import { getRoute } from '@/lib/http/route';
import { csvResponse } from '@/lib/http/table-response';
import { findColumnImpact } from '@/lib/service/get-column-impact';
import { IMPACT_HEAD, impactTable } from '@/lib/service/impact-table';
import { readColumnImpactQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readColumnImpactQuery,
  handle: async ({ format, ...query }, { key, column }: { key: string; column: string }) => ({
    format,
    whole: await Promise.resolve(findColumnImpact(key, column, query)),
  }),
  present: ({ format, whole }) => {
    const { impact } = whole;
    if (format === 'json')
      return Response.json(impact, { headers: { 'cache-control': 'no-store' } });
    const { columns, datasets, isExact } = impact.answer;
    const statement = new Map([
      ['shown', `${columns} columns, ${datasets} datasets`],
      ['complete', String(isExact)],
      ['as-of', 'now'],
    ]);
    const fileName = `${impact.node.name}.${impact.field}-impact`;
    return csvResponse({ fileName, statement }, IMPACT_HEAD, impactTable(whole), false);
  },
});
