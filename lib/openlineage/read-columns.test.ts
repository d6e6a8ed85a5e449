import { describe, expect, test } from 'vitest';

import type { Json } from '@/lib/lineage';

import { readColumnLineage, readDatasetLineage, readJobColumns } from './read-columns';

const of = (field: string, ...transformations: object[]) => ({
  namespace: 'db',
  name: 'orders',
  field,
  ...(transformations.length > 0 ? { transformations } : {}),
});
const filter = { type: 'INDIRECT', subtype: 'FILTER' };
const identity = { type: 'DIRECT', subtype: 'IDENTITY' };
const use = (type: string, subtype: string | null, more: object = {}) => ({
  type,
  subtype,
  description: null,
  masking: false,
  ...more,
});
const orders = (...fields: (string | null)[]) => [
  { source: { kind: 'dataset', namespace: 'db', name: 'orders' }, fields },
];
const read = (body: object) => readColumnLineage(body as Json);

describe('columnLineage', () => {
  test('says how each column is used', () => {
    const told = read({
      fields: {
        total: {
          inputFields: [
            of('amount', { type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(amount)' }),
          ],
        },
        email: {
          inputFields: [of('mail', { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true })],
        },
      },
    });

    expect(told?.groups).toEqual([
      {
        from: orders('amount'),
        to: ['total'],
        use: use('DIRECT', 'AGGREGATION', { description: 'sum(amount)' }),
      },
      {
        from: orders('mail'),
        to: ['email'],
        use: use('DIRECT', 'TRANSFORMATION', { masking: true }),
      },
    ]);
  });

  test('reads the former spelling: one transformation a column, or none', () => {
    const told = read({
      fields: {
        a: {
          inputFields: [of('x')],
          transformationType: 'MASKED',
          transformationDescription: 'sha',
        },
        b: { inputFields: [of('y')], transformationType: 'IDENTITY' },
        c: { inputFields: [of('z')] },
      },
    });

    expect(told?.groups.map((group) => group.use)).toEqual([
      use('DIRECT', 'TRANSFORMATION', { masking: true, description: 'sha' }),
      use('DIRECT', 'IDENTITY'),
      use('DIRECT', null),
    ]);
  });

  test('a filter copied into every column is one filter of the whole output', () => {
    const copied = read({
      fields: {
        a: { inputFields: [of('x', identity), of('day', filter)] },
        b: { inputFields: [of('y', identity), of('day', filter)] },
      },
    });
    const once = read({
      fields: { a: { inputFields: [of('x', identity)] }, b: { inputFields: [of('y', identity)] } },
      dataset: [of('day', filter)],
    });

    expect(copied).toEqual(once);
    expect(once?.groups.at(-1)).toEqual({
      from: orders('day'),
      to: null,
      use: use('INDIRECT', 'FILTER'),
    });
  });

  test('all of these to all of those is one group, however many pairs', () => {
    const names = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const told = read({
      fields: Object.fromEntries(
        names.map((name) => [name, { inputFields: names.map((from) => of(from, identity)) }]),
      ),
    });

    expect(told?.groups).toHaveLength(1);
    expect(told?.groups[0]?.from[0]?.fields).toHaveLength(300);
    expect(told?.groups[0]?.to).toHaveLength(300);
  });

  test('columns may be called anything', () => {
    const names = ['__proto__', 'constructor', 'a.b', '#', '🦄', 'x'.repeat(1000), '<script>'];
    const fields = JSON.parse(
      `{${names.map((name) => `${JSON.stringify(name)}: ${JSON.stringify({ inputFields: [of(name, identity)] })}`).join()}}`,
    ) as object;

    expect(read({ fields })?.groups.map(({ from, to }) => [from[0]?.fields[0], to?.[0]])).toEqual(
      names.map((name) => [name, name]),
    );
  });

  test('one that names no source says nothing', () => {
    expect(read({ fields: { a: { inputFields: [] } } })).toBeNull();
    expect(read({ fields: 3 })).toBeNull();
  });
});

describe('explicit lineage', () => {
  test('a source without a field is a column unknown, and an empty list is "no upstream"', () => {
    const told = readDatasetLineage({
      inputs: [],
      fields: {
        a: { inputs: [{ namespace: 'db', name: 'orders', type: 'DATASET' }] },
        b: { inputs: [] },
      },
    });

    expect(told).toEqual({
      groups: [{ from: orders(null), to: ['a'], use: use('DIRECT', null) }],
      sourceless: ['b'],
    });
  });

  test('a job lists targets, and may be a source itself', () => {
    const told = readJobColumns({
      entries: [
        { namespace: 'db', name: 'out', type: 'DATASET', inputs: [{ type: 'JOB' }] },
        { namespace: 'db', name: 'empty', type: 'DATASET', inputs: [] },
      ],
    });

    expect(told?.map(({ told: one }) => [one.groups[0]?.from, one.sourceless])).toEqual([
      [[{ source: 'self', fields: [null] }], []],
      [undefined, [null]],
    ]);
  });
});
