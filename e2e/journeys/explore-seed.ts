import type { APIRequestContext } from '@playwright/test';

const PRODUCER = 'https://headwater.test/e2e';
const RUN_EVENT = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';

type Step = {
  readonly job: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Which input each output comes from, where the producer says so. */
  readonly flows?: Readonly<Record<string, string>>;
};

/** Sends one completed run per step, through the front door, under a namespace of the test's own. */
export async function seedSteps(
  request: APIRequestContext,
  namespace: string,
  steps: readonly Step[],
): Promise<void> {
  const datasets = (names: readonly string[]) => names.map((name) => ({ namespace, name }));
  for (const [index, { job, inputs, outputs, flows }] of steps.entries()) {
    const response = await request.post('/api/v1/lineage', {
      data: {
        eventType: 'COMPLETE',
        eventTime: `2026-06-01T06:00:${String(index).padStart(2, '0')}.000Z`,
        producer: PRODUCER,
        schemaURL: RUN_EVENT,
        run: { runId: crypto.randomUUID() },
        job: { namespace, name: job },
        inputs: datasets(inputs),
        outputs: datasets(outputs).map((output) => {
          const source = flows?.[output.name];
          return source === undefined
            ? output
            : { ...output, facets: columnFrom(namespace, source) };
        }),
      },
    });
    if (!response.ok()) throw new Error(`Seeding ${job} answered ${response.status()}`);
  }
}

/** A facet that says: the column `id` comes from the same column of `source`. */
function columnFrom(namespace: string, source: string) {
  return {
    columnLineage: {
      _producer: PRODUCER,
      _schemaURL: 'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json',
      fields: { id: { inputFields: [{ namespace, name: source, field: 'id' }] } },
    },
  };
}

/** Node id of a dataset, as links carry it. */
export function datasetId(namespace: string, name: string): string {
  return `dataset:${encodeURIComponent(namespace)}:${encodeURIComponent(name)}`;
}

/** raw.orders → load_orders → core.orders → build_revenue → marts.revenue → train_churn → ml.churn */
export const CHAIN: readonly Step[] = [
  { job: 'etl.load_orders', inputs: ['raw.orders'], outputs: ['core.orders'] },
  { job: 'marts.build_revenue', inputs: ['core.orders'], outputs: ['marts.revenue'] },
  { job: 'ml.train_churn', inputs: ['marts.revenue'], outputs: ['ml.churn'] },
];

/**
 * A dataset that `readers` jobs read, each writing a table of its own; the last of them failed. All are of one
 * pipeline and one namespace, so that other journeys see one group more.
 */
export async function seedHub(
  request: APIRequestContext,
  namespace: string,
  readers: number,
): Promise<void> {
  const number = (at: number) => String(at).padStart(String(readers).length, '0');
  const parent = {
    _producer: PRODUCER,
    _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/ParentRunFacet.json',
    run: { runId: crypto.randomUUID() },
    job: { namespace, name: 'daily' },
  };
  const events = Array.from({ length: readers + 1 }, (_, at) => {
    const isMaker = at === readers;
    const dataset = (name: string) => ({ namespace, name });
    return JSON.stringify({
      eventType: at === readers - 1 ? 'FAIL' : 'COMPLETE',
      eventTime: new Date(Date.UTC(2026, 5, 1) + 1000 * at).toISOString(),
      producer: PRODUCER,
      schemaURL: RUN_EVENT,
      run: { runId: crypto.randomUUID(), facets: { parent } },
      job: { namespace, name: isMaker ? 'load_orders' : `daily.report_${number(at)}` },
      inputs: [dataset(isMaker ? 'raw.orders' : 'sales.orders')],
      outputs: [dataset(isMaker ? 'sales.orders' : `reports.report_${number(at)}`)],
    });
  });
  const response = await request.post('/api/v1/lineage/batch', {
    headers: { 'content-type': 'application/x-ndjson' },
    data: events.join('\n'),
  });
  if (!response.ok()) throw new Error(`Seeding a hub answered ${response.status()}`);
}
