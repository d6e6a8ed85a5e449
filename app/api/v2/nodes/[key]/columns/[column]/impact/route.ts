import { getRoute } from '@/lib/http/route';
import { csvResponse } from '@/lib/http/table-response';
import { findColumnImpact } from '@/lib/service/get-column-impact';
import { IMPACT_HEAD, impactTable } from '@/lib/service/impact-table';
import { readColumnImpactQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readColumnImpactQuery,
  handle: async (
    { format, field, ...query },
    { key, column }: { key: string; column: string },
  ) => ({
    format,
    edges: query.edges,
    whole: await Promise.resolve(findColumnImpact(key, field ?? column, query)),
  }),
  present: ({ format, edges, whole }) => {
    const { impact } = whole;
    if (format === 'json')
      return Response.json(impact, { headers: { 'cache-control': 'no-store' } });
    const { columns, datasets, isExact } = impact.answer;
    const statement = new Map([
      ['shown', `${columns} columns, ${datasets} datasets`],
      ['complete', String(isExact)],
      ['as-of', impact.answer.asOf ?? 'now'],
      ['edges', edges],
    ]);
    const fileName = `${impact.node.name}.${impact.field}-impact`;
    return csvResponse({ fileName, statement }, IMPACT_HEAD, impactTable(whole), false);
  },
});
