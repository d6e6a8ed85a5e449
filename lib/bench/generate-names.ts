import { seeded } from './random';

const AREAS = ['sales', 'risk', 'web', 'supply', 'people', 'finance', 'ads', 'support'];
const LAYERS = ['raw', 'staging', 'intermediate', 'mart', 'features'];
const THINGS = [
  'orders',
  'customers',
  'customer_scores',
  'sessions',
  'payments',
  'order_items',
  'plans',
  'churn',
];
const NAMESPACES = ['postgres://warehouse:5432', 's3://lake', 'snowflake://acme-eu'];

/** Dataset events of so many names, each with a few columns; the same seed gives the same bytes. */
export function* generateNames(names: number, seed = 1): Generator<Uint8Array> {
  const random = seeded(seed);
  const pick = (items: readonly string[]) => items[random.below(items.length)] ?? '';
  for (let at = 0; at < names; at += 1) {
    const fields = [
      'id',
      'customer_id',
      `measure_${random.below(500)}`,
      `flag_${random.below(50)}`,
    ];
    yield Buffer.from(
      JSON.stringify({
        eventTime: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
        producer: 'https://example.com/bench/1.0',
        schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
        dataset: {
          namespace: pick(NAMESPACES),
          name: `${pick(AREAS)}.${pick(LAYERS)}.${pick(THINGS)}_${at}`,
          facets: { schema: { fields: fields.map((name) => ({ name, type: 'VARCHAR' })) } },
        },
      }),
    );
  }
}
