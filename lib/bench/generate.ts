import { seeded, type Random } from './random';

/** How large a lineage to make. */
export type Size = { readonly jobs: number; readonly runs: number; readonly seed?: number };

type MadeDataset = {
  readonly namespace: string;
  readonly name: string;
  readonly columns: string[];
};
type MadeJob = {
  readonly namespace: string;
  readonly name: string;
  readonly inputs: readonly MadeDataset[];
  readonly outputs: readonly MadeDataset[];
  /** Whether it reports column lineage, and a parent. */
  readonly hasColumns: boolean;
  readonly pipeline: string | null;
};

/** Names of a generated lineage worth asking about. */
export type Landmarks = {
  /** The dataset most jobs read. */
  readonly hub: MadeDataset;
  /** A dataset of the last layer that nobody reads. */
  readonly leaf: MadeDataset;
};

const DOMAINS = ['sales', 'risk', 'web', 'supply', 'people', 'finance', 'ads', 'support'];
const THINGS = [
  'orders',
  'customers',
  'sessions',
  'payments',
  'items',
  'events',
  'scores',
  'plans',
];
const COLUMNS = ['id', 'customer_id', 'created_at', 'amount', 'currency', 'status', 'country'];
const NAMESPACES = [
  'postgres://warehouse:5432',
  's3://lake',
  'snowflake://acme-eu',
  'kafka://broker:9092',
];
const PRODUCER = 'https://example.com/bench/1.0';
/** Share of inputs that are hubs, and how many hubs there are for each hundred datasets. */
const HUB_SHARE = 0.2;
const HUBS_IN_100 = 2;
const LAYERS = 12;

const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

function makeDataset(random: Random, layer: number, number: number): MadeDataset {
  const namespace = layer === 0 ? 's3://landing' : pick(random, NAMESPACES);
  const name = `${pick(random, DOMAINS)}.layer${layer}.${pick(random, THINGS)}_${number}`;
  const extra = Array.from({ length: 2 + random.below(10) }, (_, at) => `measure_${number}_${at}`);
  return { namespace, name, columns: [...COLUMNS, ...extra] };
}

function makeJobs({ jobs, seed = 1 }: Size): MadeJob[] {
  const random = seeded(seed);
  const known: MadeDataset[] = Array.from({ length: Math.max(4, Math.ceil(jobs / 20)) }, (_, at) =>
    makeDataset(random, 0, at),
  );
  const sources = known.length;
  const perLayer = Math.max(1, Math.ceil(jobs / LAYERS));
  let layerStart = 0;
  let nextStart = known.length;
  return Array.from({ length: jobs }, (_, number) => {
    const layer = 1 + Math.floor(number / perLayer);
    if (number % perLayer === 0 && number > 0) [layerStart, nextStart] = [nextStart, known.length];
    const reach = nextStart - layerStart;
    const hubs = Math.max(
      1,
      Math.floor((sources * HUBS_IN_100) / 100) + Math.floor(known.length / 400),
    );
    const inputs = new Set(
      Array.from({ length: 1 + random.below(4) }, () =>
        random.next() < HUB_SHARE
          ? known[random.below(hubs)]
          : known[layerStart + random.below(reach)],
      ).filter((dataset) => dataset !== undefined),
    );
    const outputs = Array.from({ length: random.next() < 0.15 ? 2 : 1 }, (__, at) =>
      makeDataset(random, layer, number * 2 + at),
    );
    known.push(...outputs);
    return {
      namespace: 'airflow',
      name: `${pick(random, DOMAINS)}_daily.build_${number}`,
      inputs: [...inputs],
      outputs,
      hasColumns: random.next() < 0.3,
      pipeline: random.next() < 0.5 ? `pipeline_${number % 50}` : null,
    };
  });
}

/** Most read, and a last one nobody reads. */
export function landmarks(size: Size): Landmarks {
  const jobs = makeJobs(size);
  const readers = new Map<MadeDataset, number>();
  for (const { inputs } of jobs)
    for (const input of inputs) readers.set(input, (readers.get(input) ?? 0) + 1);
  const [hub] = [...readers].sort(([, a], [, b]) => b - a)[0] ?? [];
  const leaf = jobs.flatMap(({ outputs }) => outputs).findLast((dataset) => !readers.has(dataset));
  if (!hub || !leaf) throw new Error('too small to have a hub and a leaf');
  return { hub, leaf };
}

const facet = (name: string, body: object) => ({
  [name]: {
    _producer: PRODUCER,
    _schemaURL: `https://openlineage.io/spec/facets/1-0-0/${name}.json`,
    ...body,
  },
});
const ref = ({ namespace, name }: MadeDataset) => ({ namespace, name });
const schemaOf = ({ columns }: MadeDataset) =>
  facet('schema', { fields: columns.map((name) => ({ name, type: 'VARCHAR' })) });

function columnLineage(job: MadeJob, output: MadeDataset): object {
  if (!job.hasColumns) return {};
  const entries = output.columns.slice(0, 6).map((name, at) => {
    const input = job.inputs[at % job.inputs.length];
    return [name, { inputFields: input ? [{ ...ref(input), field: COLUMNS[at] ?? 'id' }] : [] }];
  });
  return facet('columnLineage', { fields: Object.fromEntries(entries) as object });
}

type RunOf = {
  readonly job: MadeJob;
  readonly runId: string;
  readonly startMs: number;
  readonly rows: number;
};

function eventOf({ job, runId, startMs, rows }: RunOf, type: 'START' | 'COMPLETE'): Uint8Array {
  const isEnd = type === 'COMPLETE';
  const parent = job.pipeline
    ? facet('parent', {
        run: { runId: `${job.pipeline}-${Math.floor(startMs / 86_400_000)}` },
        job: { namespace: 'airflow', name: job.pipeline },
      })
    : {};
  const event = {
    eventType: type,
    eventTime: new Date(startMs + (isEnd ? 60_000 + rows : 0)).toISOString(),
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: {
      runId,
      facets: {
        ...facet('nominalTime', { nominalStartTime: new Date(startMs).toISOString() }),
        ...parent,
      },
    },
    job: {
      namespace: job.namespace,
      name: job.name,
      facets: {
        ...facet('jobType', { processingType: 'BATCH', integration: 'AIRFLOW', jobType: 'TASK' }),
        ...facet('sql', {
          query: `insert into ${job.outputs[0]?.name ?? ''} select * from ${job.inputs.map(({ name }) => name).join(' join ')}`,
        }),
      },
    },
    inputs: job.inputs.map((input) => ({ ...ref(input), facets: isEnd ? {} : schemaOf(input) })),
    outputs: job.outputs.map((output) => ({
      ...ref(output),
      facets: isEnd ? { ...schemaOf(output), ...columnLineage(job, output) } : {},
      ...(isEnd
        ? { outputFacets: facet('outputStatistics', { rowCount: rows, size: rows * 80 }) }
        : {}),
    })),
  };
  return Buffer.from(JSON.stringify(event));
}

/**
 * Events of a layered lineage with a few datasets that very many jobs read, in the order in which
 * they would have been sent: day after day every job runs once, START and COMPLETE. The same size
 * and seed give the same bytes.
 */
export function* generateEvents(size: Size): Generator<Uint8Array> {
  const jobs = makeJobs(size);
  const random = seeded((size.seed ?? 1) + 1);
  for (let day = 0; day < size.runs; day += 1) {
    for (const [at, job] of jobs.entries()) {
      const startMs = Date.UTC(2026, 0, 1 + day) + at * 7000;
      const run = { job, runId: random.uuid(), startMs, rows: random.below(50_000) };
      yield eventOf(run, 'START');
      yield eventOf(run, 'COMPLETE');
    }
  }
}
