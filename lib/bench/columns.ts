import process from 'node:process';

import { columnId, EVIDENCE, nodeId } from '@/lib/lineage';
import { getColumn } from '@/lib/service/get-column';
import { getColumnImpact } from '@/lib/service/get-column-impact';
import { getGraph } from '@/lib/service/get-graph';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { timings, withStore } from './fill-store';
import { percentile, type Bar, type Report, type Row } from './report';

const NAMESPACE = 'postgres://warehouse:5432';
const COLUMNS = 50;
const SIZES = [200, 2000];
const WIDE = 1000;
const TIMES = 40;
const BAR_MS = 50;
/** Tables of one layer; each reads the table before it and one further along. */
const WIDTH = 20;

const name = (table: number) => `layer${Math.floor(table / WIDTH)}.table_${table}`;
const ref = (table: number, column: number) => ({
  namespace: NAMESPACE,
  name: name(table),
  field: `column_${column}`,
});
const facet = { _producer: 'https://example.com/bench/1.0', _schemaURL: 'https://example.com/f' };

/** One run a table: every column is made from two columns above, and one filters the whole. */
function* columnEvents(tables: number): Generator<Uint8Array> {
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

/** One event whose every column is made from every column of its source. */
function* cartesianEvent(): Generator<Uint8Array> {
  const columns = Array.from({ length: WIDE }, (_, column) => column);
  const inputFields = columns.map((column) => ref(0, column));
  const fields = Object.fromEntries(columns.map((column) => [`column_${column}`, { inputFields }]));
  const event = {
    eventType: 'COMPLETE',
    eventTime: '2026-03-01T12:00:00Z',
    producer: facet._producer,
    schemaURL: facet._schemaURL,
    run: { runId: '00000000-0000-4000-8000-000000000001', facets: {} },
    job: { namespace: 'etl', name: 'build_all', facets: {} },
    inputs: [{ namespace: NAMESPACE, name: name(0), facets: {} }],
    outputs: [
      { namespace: NAMESPACE, name: name(1), facets: { columnLineage: { ...facet, fields } } },
    ],
  };
  yield new TextEncoder().encode(JSON.stringify(event));
}

type Asks = Map<string, () => Promise<{ readonly reached: number }>>;

/** Questions from the columns of a table, another one each time, as walks are kept: a few steps, all the way, as a list and as a page. */
function asksFrom(place: string, table: number, direction: 'upstream' | 'downstream'): Asks {
  const node = nodeId({ kind: 'dataset', namespace: NAMESPACE, name: name(table) });
  let asked = 0;
  const nextColumn = () => `column_${(asked += 1) % COLUMNS}`;
  const trace = async (depth: 6 | 'all') => {
    const focus = columnId(node, nextColumn());
    const { answer } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, direction, level: 'column', depth }); // prettier-ignore
    return { reached: answer.columns?.shown ?? 0 };
  };
  return new Map([
    [`graph from the ${place} column`, async () => trace(6)],
    [`graph from the ${place} column, all the way`, async () => trace('all')],
    [
      `impact list from the ${place} column`,
      async () => {
        const options = { direction, evidence: EVIDENCE, indirect: false, ...NOW };
        const { answer } = await getColumnImpact(node, nextColumn(), options);
        return { reached: answer.total };
      },
    ],
    [
      `page of the ${place} column`,
      async () => {
        const { reach } = await getColumn(node, nextColumn());
        return { reached: reach.upstream.columns + reach.downstream.columns };
      },
    ],
  ]);
}

/** Times questions. The first answer, which reads the store, does not count. */
async function measure(size: string, asks: Asks, rows: Row[], bars: Bar[]): Promise<void> {
  for (const [what, ask] of asks) {
    const { reached } = await ask();
    const before = process.cpuUsage();
    const taken = await timings(TIMES, ask);
    const { user, system } = process.cpuUsage(before);
    const p95 = percentile(taken, 0.95);
    const label = `${size}, ${what}`;
    const cpu = (user + system) / 1000 / (TIMES * 1.1);
    rows.push({ what: label, reached, 'p50 ms': percentile(taken, 0.5), 'p95 ms': p95, 'cpu ms': cpu }); // prettier-ignore
    bars.push({
      what: label,
      wanted: `p95 < ${BAR_MS} ms`,
      got: `${p95.toFixed(1)} ms`,
      isMet: p95 < BAR_MS,
    });
  }
}

/** Server time of traces from the first and the last column, and of one event that pairs all with all. */
export async function benchColumns(): Promise<Report> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  for (const tables of SIZES)
    await withStore(columnEvents(tables), async () => {
      const size = `${tables} × ${COLUMNS}`;
      await measure(size, asksFrom('first', 0, 'downstream'), rows, bars);
      await measure(size, asksFrom('last', tables - 1, 'upstream'), rows, bars);
    });
  await withStore(cartesianEvent(), async () => {
    await measure(`${WIDE} × ${WIDE} pairs`, asksFrom('first', 0, 'downstream'), rows, bars);
  });
  return { name: 'columns', rows, bars };
}
