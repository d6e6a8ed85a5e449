const NAMESPACE = 'postgres://warehouse:5432';
const PRODUCER = 'https://example.com/bench/1.0';
const SCHEMA = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent';
/** Tables of one layer; each reads the table before it and one further along. */
const WIDTH = 20;
const TYPES = ['bigint', 'varchar(255)', 'timestamp', 'numeric(18,2)', 'boolean'];

const facet = { _producer: PRODUCER, _schemaURL: SCHEMA };

/** Runs that fill `tables` tables of `columns` columns each: every column is made from two above, and one filters the whole. */
export function tableEvents(tables: number, columns: number): object[] {
  const each = Array.from({ length: columns }, (_, at) => at);
  const schema = {
    ...facet,
    fields: each.map((at) => ({ name: `column_${at}`, type: TYPES[at % TYPES.length] })),
  };
  const dataset = (table: number) => ({
    namespace: NAMESPACE,
    name: `layer${Math.floor(table / WIDTH)}.table_${table}`,
  });
  const made = (from: readonly object[], transformation: object) =>
    from.map((one) => ({ ...one, transformations: [transformation] }));
  return Array.from({ length: tables - WIDTH }, (_, at) => {
    const table = at + WIDTH;
    const [near, far] = [table - WIDTH, Math.max(0, table - WIDTH - 1 - (table % 7))];
    const fields = each.map((column) => {
      const from = [
        { ...dataset(near), field: `column_${column}` },
        { ...dataset(far), field: `column_${(column + table) % columns}` },
      ];
      const subtype = column % 3 ? 'IDENTITY' : 'AGGREGATION';
      return [`column_${column}`, { inputFields: made(from, { type: 'DIRECT', subtype }) }];
    });
    const filter = [{ ...dataset(near), field: 'column_0' }];
    const columnLineage = {
      ...facet,
      fields: Object.fromEntries(fields) as object,
      dataset: made(filter, { type: 'INDIRECT', subtype: 'FILTER' }),
    };
    return {
      eventType: 'COMPLETE',
      eventTime: '2026-03-01T12:00:00Z',
      producer: PRODUCER,
      schemaURL: SCHEMA,
      run: { runId: `00000000-0000-4000-8000-${String(table).padStart(12, '0')}`, facets: {} },
      job: { namespace: 'etl', name: `build_${table}`, facets: {} },
      inputs: [near, far].map((input) => ({ ...dataset(input), facets: { schema } })),
      outputs: [{ ...dataset(table), facets: { schema, columnLineage } }],
    };
  });
}
