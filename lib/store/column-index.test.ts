import fc from 'fast-check';
import { expect, test } from 'vitest';

import { walkColumns, type NodeKey } from '@/lib/lineage';

import { openColumns } from './column-index';
import { openDatabase } from './database';
import { openGraph } from './open-graph';
import { nodeKey } from './keys';
import { facet, runEvent, store, table } from './test-store.test-support';

const NAMESPACE = 'postgres://h:5432';
const FIELDS = ['a', 'a.b', 'a.b[].c', 'x', 'y'];
const TABLES = ['t0', 't1', 't2', 't3'];

const field = fc.constantFrom(...FIELDS);
const name = fc.constantFrom(...TABLES);
const pair = fc.record({
  to: field,
  from: fc.array(fc.record({ name, field, masking: fc.boolean(), indirect: fc.boolean() }), {
    maxLength: 3,
  }),
});
const told = fc.record({
  run: fc.nat(4),
  to: name,
  pairs: fc.array(pair, { maxLength: 3 }),
  hasSchema: fc.boolean(),
  hour: fc.nat(9),
});

type Told = typeof told extends fc.Arbitrary<infer One> ? One : never;

const sourceOf = (one: Told['pairs'][number]['from'][number]) => ({
  namespace: NAMESPACE,
  name: one.name,
  field: one.field,
  transformations: [
    {
      type: one.indirect ? 'INDIRECT' : 'DIRECT',
      subtype: one.indirect ? 'FILTER' : 'IDENTITY',
      masking: one.masking,
    },
  ],
});

function eventOf({ run, to, pairs, hasSchema, hour }: Told): object {
  const fields = pairs.map(
    ({ to: column, from }) => [column, { inputFields: from.map(sourceOf) }] as const,
  );
  const columns = FIELDS.slice(0, 2).map((of) => ({ name: of, type: 'int' }));
  return runEvent(`r${run}`, {
    job: `j${run}`,
    at: `2026-03-01T0${hour}:00:00Z`,
    inputs: pairs.flatMap(({ from }) => from.map((one) => table(one.name))),
    outputs: [
      table(to, {
        ...(hasSchema ? { schema: facet({ fields: columns }) } : {}),
        columnLineage: facet({ fields: Object.fromEntries(fields) as object }),
      }),
    ],
  });
}

const keys = TABLES.map((one) => nodeKey({ kind: 'dataset', namespace: NAMESPACE, name: one }));

/** Everything walks from every column reach, both ways. */
function reached(index: ReturnType<typeof openColumns>) {
  const from = (node: NodeKey, of: string | null, side: 'up' | 'down') => {
    index.linksOf(node, side);
    const { arrivals } = walkColumns(index, {
      from: [index.column(node, of)],
      side,
      depth: Infinity,
      worst: 2,
      limit: 1000,
      allows: () => true,
    });
    return [...arrivals]
      .map(([column, { distance, grade }]) => `${column.node} ${column.field} ${distance} ${grade}`)
      .sort();
  };
  return keys.flatMap((node) =>
    [...FIELDS, null].map((of) => [from(node, of, 'up'), from(node, of, 'down')]),
  );
}

test('what walks keep for the next ones is what they would read anew, after every write', () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 6 }), (story) => {
      const db = openDatabase(':memory:');
      for (const one of story) {
        store(db, [eventOf(one)]);
        const index = openColumns(db, openGraph(db));
        const kept = reached(index);
        index.reset();
        expect(kept).toEqual(reached(index));
      }
      db.close();
    }),
    { numRuns: 60 },
  );
});
