import { describe, expect, test } from 'vitest';

import type { SearchQuery } from '@/lib/contract/search';
import { facet, runEvent, store, table, openTestStore } from '@/lib/store/test-store.test-support';

import { searchNodes } from './search-nodes';

const ANY: SearchQuery = {
  q: '',
  kind: null,
  type: null,
  namespace: null,
  tag: null,
  owner: null,
  limit: 50,
  cursor: null,
};
const search = (q: string, more: Partial<SearchQuery> = {}) => searchNodes({ ...ANY, q, ...more });

describe('more matches than are ranked', () => {
  const { db } = openTestStore();
  const many = (prefix: string, count: number, facets: object) =>
    Array.from({ length: count }, (_, at) => table(`${prefix}${at}`, facets));

  test('a filter is applied to all of them, not to the best', async () => {
    const tags = facet({ tags: [{ key: 'pii', value: '' }] });
    store(db(), [
      runEvent('a', { outputs: many('orders', 2500, {}) }),
      runEvent('b', { outputs: many('long_named_orders_', 3, { tags }) }),
    ]);
    const [all, tagged] = [await search('orders'), await search('orders', { tag: 'pii' })];

    expect([all.total, all.notices.length]).toEqual([2503, 1]);
    expect([tagged.total, tagged.results.length, tagged.notices.length]).toEqual([3, 3, 0]);
    expect((await search('', { tag: 'pii' })).total).toBe(3);
    expect((await search('', { kind: 'dataset' })).total).toBe(2503);
    expect((await search('')).total).toBe(2504);
  });

  test('two words are counted wherever they stand, though the best are found in names alone', async () => {
    const documentation = facet({ description: 'payments that failed' });
    store(db(), [
      runEvent('c', { outputs: many('failed payments ', 1100, {}) }),
      runEvent('d', { outputs: many('refunds', 40, { documentation }) }),
    ]);
    const { total, results } = await search('payments failed');

    expect([total, results.every(({ name }) => name.startsWith('failed'))]).toEqual([1140, true]);
  });

  const FILTERS: Partial<SearchQuery>[] = [
    { tag: 'pii' },
    { owner: 'team:rare' },
    { namespace: 'elsewhere' },
    { namespace: 'elsewhere', tag: 'pii' },
    { type: 'MODEL' },
    { kind: 'job' },
    { namespace: 'nowhere' },
    { owner: 'nobody' },
  ];

  test.each(FILTERS)('a word in all names with %j finds what passes, no more', async (filter) => {
    const pii = facet({ tags: [{ key: 'pii', value: '' }] });
    const owned = facet({ owners: [{ name: 'team:rare' }] });
    const symlinks = facet({ identifiers: [{ namespace: 'elsewhere', name: 'word z', type: '' }] });
    const all = Array.from({ length: 2400 }, (_, at) => ({
      name: `word ${at}`,
      namespace: at % 3 === 0 ? 'elsewhere' : 'db',
      tag: at % 5 === 0 ? 'pii' : null,
      owner: at === 2399 ? 'team:rare' : null,
      kind: 'dataset',
      type: 'DATASET',
    }));
    const outputs = all.map(
      ({ name, namespace, tag, owner }) =>
      table(name, { ...(tag && { tags: pii }), ...(owner && { ownership: owned }), ...(owner && { symlinks }) }, namespace), // prettier-ignore
    );
    store(db(), [runEvent('e', { outputs })]);
    const passing = all.filter((node) =>
      Object.entries(filter).every(([field, value]) => node[field as 'name'] === value),
    );
    const first = await search('word', { ...filter, limit: 200 });

    expect(first.total).toBe(passing.length);
    expect(first.results).toHaveLength(Math.min(200, passing.length));
    expect(passing.map(({ name }) => name)).toEqual(
      expect.arrayContaining(first.results.map(({ name }) => name)),
    );
  });
});
