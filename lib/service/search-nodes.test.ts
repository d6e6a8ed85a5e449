import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { SearchQuery } from '@/lib/contract/search';
import { facet, runEvent, store, table, openTestStore } from '@/lib/store/test-store.test-support';

import { getNode } from './get-node';
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
const names = async (q: string, more: Partial<SearchQuery> = {}) =>
  (await search(q, more)).results.map(({ name }) => name);

describe('in the scenarios', () => {
  openTestStore('credit-risk', 'shop-dbt');

  test('an exact name comes first', async () => {
    expect((await names('credit_default'))[0]).toBe('credit_default');
    expect((await names('SHOP.MARTS.FCT_ORDERS'))[0]).toBe('shop.marts.fct_orders');
  });

  test('the last part of a name comes before names that only begin with it', async () => {
    expect((await names('fct_orders')).slice(0, 2)).toEqual([
      'shop.marts.fct_orders',
      'shop.marts.shop.fct_orders',
    ]);
  });

  test('the beginning of a word finds it, and so does its middle', async () => {
    expect(await names('adverse_act')).toContain('scores/adverse_action_queue');
    expect(await names('verse_act')).toContain('scores/adverse_action_queue');
  });

  test('a column finds its tables', async () => {
    const { results } = await search('postcode_ethnicity_index');
    const found = results.find(({ name }) => name === 'reference/postcode_index.csv');

    expect(found?.matched).toContainEqual({ in: 'column', text: 'postcode_ethnicity_index' });
  });

  test('a tag finds what it is on', async () => {
    const { results } = await search('prohibited');

    expect(results.map(({ name }) => name)).toContain('reference/postcode_index.csv');
    expect(results[0]?.matched.map((match) => match.in)).toContain('tag');
  });

  test('an owner finds what is theirs', async () => {
    expect(await names('team:reference-data')).toContain('reference/postcode_index.csv');
  });

  test('words of a description find it, and an excerpt says where', async () => {
    const { description } = await getNode(
      'dataset:s3%3A%2F%2Facme-credit-raw:bureau%2Fbureau_extract.csv',
    );
    const { results } = await search(description?.text.split(' ').slice(0, 4).join(' ') ?? '?');

    expect(results.map(({ name }) => name)).toContain('bureau/bureau_extract.csv');
    expect(results.flatMap(({ matched }) => matched.map((match) => match.in))).toContain(
      'description',
    );
  });

  test('another name of a dataset finds it under the name it is shown by', async () => {
    const { results } = await search('features.loan_features');

    expect(results[0]).toMatchObject({
      name: 'features/loan_features',
      matched: expect.arrayContaining([{ in: 'alias', text: 'features.loan_features' }]) as unknown,
    });
  });

  test('filters narrow, and counts are of what is left', async () => {
    const models = await search('', { kind: 'dataset', type: 'MODEL' });

    expect(models.results.map(({ name }) => name)).toEqual(['credit_default']);
    expect(models.total).toBe(1);
    expect(models.facets.kind).toEqual([{ value: 'dataset', count: 1 }]);
    expect(await names('', { namespace: 'credit-risk', kind: 'dataset' })).toEqual([]);
    expect(await names('', { tag: 'prohibited' })).toContain('reference/postcode_index.csv');
  });

  test('an empty question lists everything, each name once, page by page', async () => {
    const first = await search('', { limit: 30 });
    const second = await search('', { limit: 30, cursor: first.nextCursor });
    const third = await search('', { limit: 30, cursor: second.nextCursor });
    const all = [first, second, third].flatMap(({ results }) => results.map(({ key }) => key));

    expect(first.total).toBe(21 + 16 + 12 + 29);
    expect([all.length, new Set(all).size, third.nextCursor]).toEqual([78, 78, null]);
  });

  test('a cursor beyond the end gives an empty page', async () => {
    expect(await search('', { cursor: '99999' })).toMatchObject({ results: [], nextCursor: null });
  });
});

describe('hostile questions', () => {
  const { db } = openTestStore('credit-risk');

  test.each([
    ['a quote', '"'],
    ['an FTS5 operator', 'NEAR('],
    ['a star', '*'],
    ['an SQL comment', "a'b--"],
    ['a column filter', 'name:credit'],
    ['a column set', '{name tags} : a'],
    ['a boolean', 'a AND NOT'],
    ['an anchor', '^credit'],
    ['a minus', '-credit'],
    ['LIKE wildcards', '%_%'],
    ['a NUL', 'cre\0dit'],
    ['half a character', '\ud800'],
    ['an emoji', '😀😀😀'],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['five thousand words', 'ab '.repeat(5000)],
    ['a right-to-left mark', '\u202ecredit'],
  ])('%s is text like any other', async (_what, q) => {
    expect((await search(q)).total).toBeGreaterThanOrEqual(0);
    expect((await search('', { tag: q, owner: q, type: q, namespace: q })).total).toBe(0);
  });

  test('no text makes it throw', async () => {
    const piece = fc.constantFrom('"', "'", '*', '(', ')', 'NEAR', 'OR', 'AND', ' ', ':', '^', '-', '+', '{', '}', 'a', 'é', '日', '\0', '%', ','); // prettier-ignore
    const text = fc.oneof(
      fc.array(piece).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );

    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        expect((await search(q, { limit: 5 })).results.length).toBeLessThanOrEqual(5);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('names of one character, and of other scripts, are found', async () => {
    store(db(), [
      runEvent('r', { outputs: [table('x'), table('日本語テーブル'), table('Größe.straße')] }),
    ]);

    expect((await names('x'))[0]).toBe('x');
    expect(await names('日本語')).toEqual(['日本語テーブル']);
    expect(await names('große')).toEqual(['Größe.straße']);
    expect(await names('größe')).toEqual(['Größe.straße']);
  });

  test('a name with quotes and wildcards is found as it is', async () => {
    store(db(), [runEvent('r', { outputs: [table(`we"ird' 100%_*`)] })]);

    expect((await names(`we"ird' 100%_*`))[0]).toBe(`we"ird' 100%_*`);
    expect(await names("ird' 100%")).toEqual([`we"ird' 100%_*`]);
  });

  const ODD = [
    '🎉', '🎉🚀', 'orders 🎉', 'a🎉b🚀c', '👨‍👩‍👧', '→', '€', '°C', '%', '_', '*', '***', '"', '""', "'", '?!', '\\', '^', '(', '新日本語テーブル', 'مرحبا بالعالم', 'cafe\u0301_menu',
    'हिन्दी', '१२३', 'first line\nsecond line', 'a\tb', 'crlf\r\nname', 'İstanbul', 'back\\slash', 'x'.repeat(1000), '🎉'.repeat(500), 'a.🎉', '-', '{name} : a*',
  ]; // prettier-ignore

  test('a name of any characters is found by all of it, first, and by any part of it', async () => {
    store(db(), [runEvent('r', { outputs: ODD.map((name) => table(name)) })]);

    for (const name of ODD) {
      const characters = Array.from(name);
      const parts = [
        ...characters.filter((_, at) => at < 12),
        ...characters.map((_, at) => characters.slice(at, at + 2).join('')).slice(0, 12),
        ...characters.map((_, at) => characters.slice(at, at + 3).join('')).slice(0, 12),
        name.toUpperCase().toLowerCase() === name.toLowerCase() ? name.toUpperCase() : name,
      ].filter((part) => part.trim() !== '' && part === part.trim());
      const [first] = (await search(name)).results;
      expect([name, first?.name, first?.matched[0]?.in]).toEqual([name, name, 'name']);
      for (const part of parts) {
        const found = await search(part, { limit: 200 });
        const at = found.results.find((result) => result.name === name);
        expect([name, part, at?.matched[0]?.in]).toEqual([name, part, 'name']);
      }
    }
  });

  test('a name with a line break is found as a search box has it', async () => {
    store(db(), [runEvent('r', { outputs: [table('first line\nsecond line'), table('a\nb')] })]);

    expect(await names('first linesecond line')).toEqual(['first line\nsecond line']);
    expect(await names('line second')).toEqual(['first line\nsecond line']);
    expect((await search('neseco')).results[0]?.matched[0]?.in).toBe('name');
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    '%s is a name, a column, a tag, an owner',
    async (name) => {
      const facets = {
        schema: facet({ fields: [{ name, type: 'INT' }] }),
        tags: facet({ tags: [{ key: name, value: name }] }),
        ownership: facet({ owners: [{ name }] }),
      };
      store(db(), [runEvent('r', { outputs: [table(name, facets)] })]);
      const { results, facets: counts } = await search(name);

      expect(results).toMatchObject([{ name, tags: [name], owners: [name] }]);
      expect(results[0]?.matched.map((match) => match.in)).toEqual([
        'name',
        'column',
        'tag',
        'owner',
      ]);
      expect([counts.tag, counts.owner]).toEqual([
        [{ value: name, count: 1 }],
        [{ value: name, count: 1 }],
      ]);
      expect(await names('', { tag: name, owner: name })).toEqual([name]);
    },
  );
});

describe('facets told under another name of a dataset', () => {
  const { db } = openTestStore();
  const symlinks = facet({
    identifiers: [{ namespace: 's3://lake', name: 'path', type: 'TABLE' }],
  });
  const told = {
    tags: facet({ tags: [{ key: 'pii', value: '' }] }),
    ownership: facet({ owners: [{ name: 'team:a' }] }),
  };

  test('are filtered and counted like its own', async () => {
    store(db(), [
      runEvent('a', { outputs: [table('hive', { symlinks })] }),
      runEvent('b', { at: '2026-03-02T00:00:00Z', outputs: [table('path', told, 's3://lake')] }),
    ]);

    expect((await search('hive')).results).toMatchObject([{ tags: ['pii'], owners: ['team:a'] }]);
    expect(await names('', { tag: 'pii', owner: 'team:a' })).toEqual(['hive']);
    expect((await search('hive')).facets.tag).toEqual([{ value: 'pii', count: 1 }]);
  });

  test('give the type where its own name gives none', async () => {
    const named = table('plain', { symlinks }, 'somewhere');
    store(db(), [runEvent('a', { outputs: [named] })]);

    expect((await search('plain')).results).toMatchObject([{ type: 'FILE' }]);
    expect(await names('', { type: 'FILE' })).toEqual(['plain']);
  });
});
