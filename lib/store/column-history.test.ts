import { expect, test } from 'vitest';

import { EVER, type Instant } from '@/lib/lineage';

import { openColumns } from './column-index';
import { nodeKey } from './keys';
import { openGraph } from './open-graph';
import { facet, openTestStore, runEvent, store, table } from './test-store.test-support';

const { db } = openTestStore();

const write = (day: number, columns: readonly string[]) =>
  runEvent(`00000000-0000-4000-8000-00000000000${day}`, {
    at: `2026-03-0${day}T12:00:00Z`,
    outputs: [
      table('orders', {
        schema: facet({ fields: columns.map((name) => ({ name, type: 'text' })) }),
      }),
    ],
  });

/** The columns of the dataset on a day. */
function columnsOn(day: number): string[] {
  const asOf = `2026-03-0${day}T18:00:00.000000000Z` as Instant;
  const graph = openGraph(db(), { ...EVER, asOf });
  const key = nodeKey({ kind: 'dataset', ...table('orders') });
  return [...openColumns(db(), graph).schemaOf(key).columns.keys()];
}

test('columns that came back are not those of the days between', () => {
  const [before, between] = [['id', 'amount'], ['id']] as const;
  store(db(), [write(1, before), write(2, between), write(4, before), write(5, before)]);

  expect([1, 2, 3, 4, 6].map(columnsOn)).toEqual([before, between, between, before, before]);
});

test('it does not matter in which order the events came', () => {
  const [before, between] = [['id', 'amount'], ['id']] as const;
  store(db(), [write(4, before), write(2, between), write(1, before)]);

  expect([1, 3, 6].map(columnsOn)).toEqual([before, between, before]);
});
