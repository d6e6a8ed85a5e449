import { expect, test } from 'vitest';

import type { SuggestQuery } from '@/lib/contract/suggest';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import { suggestValues } from './suggest-values';

const { db } = openTestStore();
const values = async (field: SuggestQuery['field'], prefix: string) =>
  (await suggestValues({ field, prefix, limit: 10 })).values;

test('values begin with what is typed before they hold it, with how many nodes have them', async () => {
  const told = (owner: string, tag: string, column: string) => ({
    ownership: facet({ owners: [{ name: owner }] }),
    tags: facet({ tags: [{ key: tag, value: '' }] }),
    schema: facet({ fields: [{ name: column }] }),
  });
  store(db(), [
    runEvent('r1', {
      inputs: [
        table('a', told('Risk', '__proto__', 'income')),
        table('b', told('Risk', 'pii', 'net_income')),
      ],
      outputs: [table('c', told('Brisk', 'pii', 'id'), 's3://lake')],
    }),
  ]);

  expect(await values('owner', 'ri')).toEqual([
    { value: 'Risk', count: 2 },
    { value: 'Brisk', count: 1 },
  ]);
  expect(await values('tag', '')).toEqual([
    { value: 'pii', count: 2 },
    { value: '__proto__', count: 1 },
  ]);
  expect(await values('column', 'INC')).toEqual([
    { value: 'income', count: 1 },
    { value: 'net_income', count: 1 },
  ]);
  expect(await values('namespace', 'lake')).toEqual([{ value: 's3://lake', count: 1 }]);
  expect(await values('name', 'loa')).toEqual([{ value: 'load', count: null }]);
});
