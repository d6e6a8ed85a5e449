import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseNodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from '../get-graph';

const nameOf = (id: string) => parseNodeId(id)?.name ?? '';

/** Names of the nodes an answer shows, in order. */
async function select(text: string, more: Partial<GraphQuery> = {}) {
  const answer = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: null, select: text, ...more });
  return answer.nodes.map(({ id }) => nameOf(id)).sort();
}

describe('a store of two lanes, a diamond and a circle', () => {
  const { db } = openTestStore();
  const columns = (...names: string[]) => ({
    schema: facet({ fields: names.map((name) => ({ name })) }),
  });
  const from = (name: string) => ({
    columnLineage: facet({
      fields: { id: { inputFields: [{ namespace: 'postgres://h:5432', name, field: 'id' }] } },
    }),
  });
  const fill = () =>
    store(db(), [
      runEvent('r1', {
        job: 'split',
        inputs: [table('raw.a', columns('id', 'income')), table('raw.b')],
        outputs: [table('core.a', from('raw.a')), table('core.b', from('raw.b'))],
        jobFacets: { ownership: facet({ owners: [{ name: 'Risk' }] }) },
      }),
      runEvent('r2', { job: 'left', inputs: [table('core.a')], outputs: [table('mart.x')] }),
      runEvent('r3', {
        job: 'right',
        inputs: [table('core.a')],
        outputs: [table('mart.x')],
        type: 'FAIL',
      }),
      runEvent('r4', { job: 'forth', inputs: [table('loop.1')], outputs: [table('loop.2')] }),
      runEvent('r5', {
        job: 'back',
        inputs: [table('loop.2')],
        outputs: [table('loop.1'), table('__proto__')],
      }),
      runEvent('r6', {
        job: 'tagged "job" + (1)*',
        outputs: [
          table('pii', { tags: facet({ tags: [{ key: 'PII', value: 'high' }] }) }, 's3://lake'),
        ],
      }),
    ]);

  test.each<[string, string[]]>([
    ['a', ['core.a', 'raw.a']],
    ['core.A', ['core.a']],
    ['*.a', ['core.a', 'raw.a']],
    ['mart*', ['mart.x']],
    ['__proto__', ['__proto__']],
    ['"tagged \\"job\\" + (1)\\*"', ['tagged "job" + (1)*']],
    ['1+mart.x', ['left', 'mart.x', 'right']],
    ['core.a+', ['core.a', 'left', 'mart.x', 'right']],
    ['+core.b', ['core.b', 'raw.b', 'split']],
    ['raw.a+ and +mart.x', ['core.a', 'left', 'mart.x', 'raw.a', 'right', 'split']],
    ['raw.b+ and +mart.x', ['split']],
    ['owner:risk', ['split']],
    ['tag:pii', ['pii']],
    ['tag:pii=h*', ['pii']],
    ['namespace:s3://lake', ['pii']],
    ['column:income', ['raw.a']],
    ['kind:job status:failed', ['right']],
    ['kind:job not (split or left or right)', ['back', 'forth', 'tagged "job" + (1)*']],
    ['roots(+mart.x)', ['raw.a']],
    ['sinks(raw.a+)', ['mart.x']],
    ['roots(loop.1+)', ['back', 'forth', 'loop.1', 'loop.2']],
    ['sinks(loop.1+)', ['__proto__']],
    ['updated:>1h type:nothing', []],
    ['evidence:column', ['core.a', 'core.b', 'raw.a', 'raw.b', 'split']],
    ['evidence:declared', []],
    ['mart.x+ or (evidence:col* and kind:job)', ['mart.x', 'split']],
    [nodeId({ kind: 'job', namespace: 'etl', name: 'left' }), ['left']],
  ])('%s', async (text, names) => {
    fill();
    expect(await select(text)).toEqual(names);
  });

  test('around a focus it narrows what is reached, keeps the focus and counts what it hides', async () => {
    fill();
    const focus = nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name: 'core.a' });
    const answer = await getGraph({
      ...DEFAULT_GRAPH_OPTIONS,
      focus,
      depth: 'all',
      select: 'kind:job',
    });

    expect(answer.nodes.map(({ id }) => nameOf(id)).sort()).toEqual([
      'core.a',
      'left',
      'right',
      'split',
    ]);
    expect(answer.answer).toMatchObject({ shown: 4, hidden: 2, truncatedBy: 'select' });
    expect(answer.nodes.find(({ id }) => nameOf(id) === 'left')).toMatchObject({
      hiddenUpstream: 0,
      hiddenDownstream: 1,
    });
    // Nobody reported an edge over what is hidden, and nothing flows through it.
    expect(answer.edges.every(({ from, to }) => from === focus || to === focus)).toBe(true);
    expect(answer.edges.some(({ through }) => through)).toBe(false);
  });

  test('text that cannot be read is ignored, and the answer says where it breaks', async () => {
    fill();
    const focus = nodeId({ kind: 'job', namespace: 'etl', name: 'left' });
    const answer = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, select: 'a and (b' });

    expect(answer.answer.truncatedBy).not.toBe('select');
    const alone = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: null, select: 'a and (b' });
    expect(alone.notices[0]?.message).toMatch(/Nothing is selected\.$/);
    expect(answer.notices).toEqual([
      {
        parameter: 'select',
        message: expect.stringMatching(/closing bracket.*character 8/) as string,
      },
    ]);
  });

  test('before anything was known, nothing is selected', async () => {
    fill();
    const before = '2020-01-01T00:00:00.000000000Z' as NonNullable<GraphQuery['asOf']>;
    expect(await select('*', { asOf: before })).toEqual([]);
    const after = '2026-06-01T00:00:00.000000000Z' as NonNullable<GraphQuery['asOf']>;
    expect(await select('owner:risk or status:failed', { asOf: after })).toEqual(
      await select('owner:risk or status:failed'),
    );
  });

  test('the algebra holds', async () => {
    fill();
    const term = fc.constantFrom(
      'a',
      'kind:job',
      'status:failed',
      'loop*',
      'mart.x',
      '*',
      'nothing',
      'core.a',
      'split',
    );
    const wrapped = fc
      .tuple(
        fc.constantFrom('', 'not ', '+', '2+', 'roots', 'sinks'),
        term,
        fc.constantFrom('', '+1', '+'),
      )
      .map(([before, text, after]) => `${before}(${text})${after}`);
    await fc.assert(
      fc.asyncProperty(wrapped, wrapped, async (a, b) => {
        const [all, inA, inB] = [await select('*'), await select(a), await select(b)];
        expect(await select(`(${a}) and (${b})`)).toEqual(inA.filter((name) => inB.includes(name)));
        expect(await select(`(${a}) or (${b})`)).toEqual(
          all.filter((name) => inA.includes(name) || inB.includes(name)),
        );
        expect(await select(`not (${a})`)).toEqual(all.filter((name) => !inA.includes(name)));
        expect(await select(`not not (${a})`)).toEqual(inA);
        const [near, far] = [await select(`1+(${a})`), await select(`+(${a})`)];
        expect(far).toEqual(expect.arrayContaining(near));
        expect(near).toEqual(expect.arrayContaining(inA));
        expect(inA).toEqual(expect.arrayContaining(await select(`roots(${a})`)));
        expect((await select(`roots(${a})`)).length > 0).toBe(inA.length > 0);
      }),
      { numRuns: 25 },
    );
  });
});

describe('jobs that write more tables than a walk may reach', () => {
  const { db } = openTestStore();
  const jobs = ['one', 'two', 'three'];
  const tables = 7000;

  test('are whole in a download, and elsewhere the answer says where it stops', async () => {
    const outputs = (job: string) =>
      Array.from({ length: tables }, (_, at) => table(`${job}${at}`));
    const inputs = [table('raw')];
    store(
      db(),
      jobs.map((job) => runEvent(`run ${job}`, { job, inputs, outputs: outputs(job) })),
    );
    const query = { ...DEFAULT_GRAPH_OPTIONS, focus: null, select: 'raw+', fold: 'none' } as const;

    const [shown, whole] = [await getGraph(query), await getGraph(query, Infinity)];

    expect(whole.nodes).toHaveLength(1 + jobs.length * (tables + 1));
    expect(whole.notices).toEqual([]);
    expect(shown.answer).toMatchObject({ truncatedBy: 'limit', hiddenExact: false });
    expect(shown.notices.map(({ message }) => message).join(' ')).toMatch(/stopped at 20000/);
  });
});
