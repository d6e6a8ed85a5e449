import { columnId, EVIDENCE, nodeId } from '@/lib/lineage';
import { getColumnImpact } from '@/lib/service/get-column-impact';
import { getGraph } from '@/lib/service/get-graph';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, withStore } from './fill-store';
import { percentile, type Bar, type Report, type Row } from './report';

export const NAMESPACE = 'postgres://warehouse:5432';
const COLUMNS = 50;
const SIZES = [200, 2000];
const TIMES = 40;
const BAR_MS = 50;
/** Tables of one layer; each reads the table before it and one further along. */
const WIDTH = 20;

export const name = (table: number) => `layer${Math.floor(table / WIDTH)}.table_${table}`;
const ref = (table: number, column: number) => ({
  namespace: NAMESPACE,
  name: name(table),
  field: `column_${column}`,
});
const facet = { _producer: 'https://example.com/bench/1.0', _schemaURL: 'https://example.com/f' };

/** One run a table: every column is made from two columns above, and one filters the whole. */
export function* columnEvents(tables: number): Generator<Uint8Array> {
  for (let table = WIDTH; table < tables; table += 1) {
    const [near, far] = [table - WIDTH, Math.max(0, table - WIDTH - 1 - (table % 7))];
    const fields = Object.fromEntries(
      Array.from({ length: COLUMNS }, (_, column) => [
        `column_${column}`,
        {
          inputFields: [ref(near, column), ref(far, (column + table) % COLUMNS)].map((input) => ({
            ...input,
            transformations: [{ type: 'DIRECT', subtype: column % 3 ? 'IDENTITY' : 'AGGREGATION' }],
          })),
        },
      ]),
    );
    const filter = { ...ref(near, 0), transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] };
    const event = {
      eventType: 'COMPLETE',
      eventTime: '2026-03-01T12:00:00Z',
      producer: facet._producer,
      schemaURL: facet._schemaURL,
      run: { runId: `00000000-0000-4000-8000-${String(table).padStart(12, '0')}`, facets: {} },
      job: { namespace: 'etl', name: `build_${table}`, facets: {} },
      inputs: [near, far].map((input) => ({ namespace: NAMESPACE, name: name(input), facets: {} })),
      outputs: [
        {
          namespace: NAMESPACE,
          name: name(table),
          facets: { columnLineage: { ...facet, fields, dataset: [filter] } },
        },
      ],
    };
    yield new TextEncoder().encode(JSON.stringify(event));
  }
}

/** Server time of traces from the first and the last column, all the way. */
export async function benchColumns(): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const tables of SIZES) {
    await withStore(columnEvents(tables), async () => {
      const asks = new Map<string, () => Promise<{ reached: number }>>();
      for (const [place, table] of [
        ['first', 0],
        ['last', tables - 1],
      ] as const) {
        const node = nodeId({ kind: 'dataset', namespace: NAMESPACE, name: name(table) });
        const direction = place === 'first' ? ('downstream' as const) : ('upstream' as const);
        const focus = columnId(node, 'column_7');
        asks.set(`graph from the ${place} column`, async () => {
          const { answer } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, direction, level: 'column', depth: 6 }); // prettier-ignore
          return { reached: answer.columns?.shown ?? 0 };
        });
        asks.set(`impact list from the ${place} column`, async () => {
          const options = { direction, evidence: EVIDENCE, indirect: false, ...NOW };
          return { reached: (await getColumnImpact(node, 'column_7', options)).reached.length };
        });
      }
      for (const [what, ask] of asks) {
        const { reached } = await ask();
        const taken = await timings(TIMES, ask);
        const p95 = percentile(taken, 0.95);
        const label = `${tables} × ${COLUMNS}, ${what}`;
        rows.push({ what: label, reached, 'p50 ms': percentile(taken, 0.5), 'p95 ms': p95 });
        bars.push({
          what: label,
          wanted: `p95 < ${BAR_MS} ms`,
          got: `${p95.toFixed(1)} ms`,
          isMet: p95 < BAR_MS,
        });
      }
    });
  }
  return { name: 'columns', rows, bars };
}
