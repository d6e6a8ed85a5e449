import { beforeEach, describe, expect, test } from 'vitest';

import { GraphResponse } from '@/lib/contract/graph';
import { nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import * as graph from './v2/graph/route';

const WIDTH = 1100;
const HUB = nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name: 'hub' });
const ASKED = `focus=${encodeURIComponent(HUB)}&fold=none`;

const { db } = openTestStore();

const ask = (query: string, headers: Record<string, string> = {}) =>
  graph.GET(new Request(`http://h/api/v2/graph?${query}`, { headers }), {
    params: Promise.resolve({}),
  });
const tagOf = (response: Response) => response.headers.get('etag') ?? '';

beforeEach(() => {
  const outputs = Array.from({ length: WIDTH }, (_, at) => table(`part ${at} 🎉`));
  store(db(), [runEvent('a', { inputs: [table('hub')], outputs })]);
});

// What is kept must never be seen: each of these compares with an answer worked out anew.

describe('a large answer asked for again', () => {
  test('is the same, whether all of it was read the first time or not', async () => {
    const left = await ask(ASKED);
    await left.body?.cancel();
    const first = await (await ask(ASKED)).text();
    const second = await (await ask(ASKED)).text();

    expect(GraphResponse.parse(JSON.parse(first)).nodes).toHaveLength(WIDTH + 2);
    expect(second).toBe(first);
  });

  test('says what is wrong with the parameters of this time only', async () => {
    const plain = (await (await ask(ASKED)).json()) as GraphResponse;
    await (await ask(ASKED)).text();
    const odd = (await (await ask(`${ASKED}&depth=x`)).json()) as GraphResponse;
    const again = (await (await ask(ASKED)).json()) as GraphResponse;

    expect(odd.notices).toMatchObject([{ parameter: 'depth' }, ...plain.notices]);
    expect({ ...odd, notices: plain.notices }).toEqual(plain);
    expect(again).toEqual(plain);
  });

  test('has in it what was written since', async () => {
    const before = await ask(ASKED);
    await before.text();
    store(db(), [
      runEvent('b', { job: 'other', inputs: [table('hub')], outputs: [table('late')] }),
    ]);
    const after = await ask(ASKED, { 'if-none-match': tagOf(before) });
    const { nodes } = (await after.json()) as GraphResponse;

    expect([after.status, nodes.some(({ name }) => name === 'late')]).toEqual([200, true]);
    expect(tagOf(after)).not.toBe(tagOf(before));
  });

  test('need not be sent to who has it', async () => {
    const before = await ask(ASKED);
    await before.text();
    const known = await ask(ASKED, { 'if-none-match': `"other", ${tagOf(before)}` });
    const other = await ask(`${ASKED}&depth=1`, { 'if-none-match': tagOf(before) });

    expect([known.status, await known.text(), tagOf(known)]).toEqual([304, '', tagOf(before)]);
    expect(other.status).toBe(200);
  });

  test.each([`select=${encodeURIComponent('updated:>7d')}`, `${ASKED}&asOf=2999-01-01T00:00:00Z`])(
    '%s goes by the clock, and is always worked out anew',
    async (query) => {
      const response = await ask(query);
      const { notices } = (await response.json()) as GraphResponse;

      expect([response.status, tagOf(response)]).toEqual([200, '']);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(notices.some(({ parameter }) => parameter === 'select')).toBe(false);
    },
  );

  test('a question that is none has no tag', async () => {
    expect(tagOf(await ask('depth=1'))).toBe('');
  });
});
