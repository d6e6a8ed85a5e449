import { getRoute } from '@/lib/http/route';
import { csvResponse } from '@/lib/http/table-response';
import { findColumnImpact, pageOf } from '@/lib/service/get-column-impact';
import { IMPACT_HEAD, impactTable } from '@/lib/service/impact-table';
import { readColumnImpactQuery } from '@/lib/url/column-query';

export const GET = getRoute({
  query: readColumnImpactQuery,
  handle: async (
    { format, field, limit, cursor, ...query },
    { key, column }: { key: string; column: string },
  ) => ({
    format,
    page: { limit, cursor },
    edges: query.edges,
    whole: await Promise.resolve(findColumnImpact(key, field ?? column, query)),
  }),
  present: ({ format, page, edges, whole }, notices) => {
    if (format === 'json') {
      const impact = pageOf(whole, page);
      return Response.json(
        { ...impact, notices: [...notices, ...impact.notices] },
        { headers: { 'cache-control': 'no-store' } },
      );
    }
    const { impact } = whole;
    const { columns, datasets, isExact } = impact.answer;
    const statement = new Map([
      ['shown', `${columns} columns, ${datasets} datasets`],
      ['complete', String(isExact)],
      ['as-of', impact.answer.asOf ?? 'now'],
      ['edges', edges],
      ...(impact.version ? ([['version', impact.version.key]] as const) : []),
      ['notices', [...notices, ...impact.notices].map(({ message }) => message).join(' ')],
    ]);
    const fileName = `${impact.node.name}.${impact.field}-impact`;
    return csvResponse({ fileName, statement }, IMPACT_HEAD, impactTable(whole), false);
  },
});
