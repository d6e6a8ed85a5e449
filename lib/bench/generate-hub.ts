/** The dataset that all jobs of a generated hub read. */
export const HUB = { namespace: 'postgres://warehouse:5432', name: 'sales.orders' };

const tableOf = (at: number) => ({ namespace: HUB.namespace, name: `reports.report_${at}` });

/** One of the tables those write. */
export const LEAF = { kind: 'dataset', ...tableOf(0) } as const;

const PRODUCER = 'https://example.com/bench/1.0';

/** Events of jobs that read one dataset and write a table each: twice as many nodes as jobs, and one. */
export function* generateHub(jobs: number): Generator<Uint8Array> {
  for (let at = 0; at < jobs; at += 1) {
    const event = {
      eventType: 'COMPLETE',
      eventTime: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
      producer: PRODUCER,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` },
      job: { namespace: 'airflow', name: `daily.report_${at}` },
      inputs: [HUB],
      outputs: [tableOf(at)],
    };
    yield Buffer.from(JSON.stringify(event));
  }
}
