import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, nodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from '../get-graph';

const ask = (more: Partial<GraphQuery>) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: null, ...more });
const names = ({ nodes }: GraphResponse) => nodes.map(({ name }) => name).sort();
const dataset = (name: string) => nodeId({ kind: 'dataset', ...table(name) });

describe('a chain of tables', () => {
  const { db } = openTestStore();

  /** t0 → j0 → t1 → j1 → … t5, and a job that reads t2 and writes nothing. */
  const chain = () => {
    const steps = Array.from({ length: 5 }, (_, i) => ({
      job: `j${i}`,
      inputs: [table(`t${i}`)],
      outputs: [table(`t${i + 1}`)],
    }));
    const parts = [...steps, { job: 'report', inputs: [table('t2')], outputs: [] }];
    const events = parts.map((part, i) =>
      runEvent(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, part),
    );
    store(db(), events);
  };
  const keyOf = ({ nodes }: GraphResponse, name: string) =>
    nodes.find((node) => node.name === name)?.key ?? '';

  test('of which only tables are selected goes on from table to table', async () => {
    chain();
    const asked = { select: 'kind:dataset', focus: dataset('t0') };
    const first = await ask(asked);
    expect(names(first)).toEqual(['t0', 't1']);

    const hop = await ask({ ...asked, expanded: [`${keyOf(first, 't1')}.down`] });
    expect(names(hop)).toEqual(['t0', 't1', 't2']);
    expect(hop.answer).toMatchObject({ shown: 3 });

    // What reads t2 and leads to no table is what its card counts besides: it comes in itself.
    const further = await ask({
      ...asked,
      expanded: ['t1', 't2'].map((name) => `${keyOf(hop, name)}.down`),
    });
    expect(names(further)).toEqual(['report', 't0', 't1', 't2', 't3']);

    const all = await ask({ ...asked, expanded: [`${keyOf(first, 't1')}.down*`] });
    expect(names(all)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
  });

  test('of which a selector alone chose one goes on to its neighbours', async () => {
    chain();
    const first = await ask({ select: 't3' });
    const mark = `${keyOf(first, 't3')}.up`;

    expect(names(await ask({ select: 't3', expanded: [mark] }))).toEqual(['j2', 't3']);
    expect(names(await ask({ select: 't3', expanded: [`${mark}*`] }))).toEqual(
      ['j0', 'j1', 'j2', 't0', 't1', 't2', 't3'], // prettier-ignore
    );
  });
});

describe('credit-risk', () => {
  openTestStore('credit-risk');

  test('whatever is selected, a card brings what it counts', async () => {
    const whole = await ask({ select: 'kind:dataset or kind:job' });
    const selectors = ['kind:dataset', 'kind:job', 'type:file', 'not type:file', 'type:model', 'owner:*data*', 'credit_default or tag:pii', 'roots(+credit_default)', '1+credit_default']; // prettier-ignore
    const questions = fc.record({
      select: fc.option(fc.constantFrom(...selectors), { freq: 3 }),
      focus: fc.option(fc.constantFrom(...whole.nodes.map(({ id }) => id))),
      depth: fc.integer({ min: 1, max: 3 }),
      evidence: fc.subarray([...EVIDENCE], { minLength: 4 }),
      fold: fc.constant('none' as const),
      mode: fc.constantFrom('logical' as const, 'logical' as const, 'pinned' as const),
    });
    const side = fc.constantFrom('up' as const, 'down' as const);
    const versioned = new Map<string | null, boolean>();
    const hasVersions = async (focus: string | null) => {
      const known = versioned.get(focus);
      if (known !== undefined) return known;
      const has = await ask({ focus, mode: 'pinned' }).then(Boolean, () => false);
      versioned.set(focus, has);
      return has;
    };
    await fc.assert(
      fc.asyncProperty(questions, side, fc.nat(), fc.boolean(), async (asked, to, at, isAll) => {
        const hiddenAt = (node: GraphResponse['nodes'][number] | undefined) =>
          (to === 'up' ? node?.hiddenUpstream : node?.hiddenDownstream) ?? 0;
        fc.pre(asked.select !== null || asked.focus !== null);
        fc.pre(asked.mode === 'logical' || (await hasVersions(asked.focus)));
        const before = await ask(asked);
        const expandable = before.nodes.filter((node) => hiddenAt(node) > 0);
        const node = expandable[at % expandable.length];
        if (node === undefined) return;

        const mark = `${node.key}.${to}${isAll ? '*' : ''}`;
        const after = await ask({ ...asked, expanded: [mark] });

        const had = new Set(before.nodes.map(({ key }) => key));
        // Where the way leads to what is in sight already, it is an edge that comes.
        const drawn = ({ nodes, edges }: GraphResponse) => nodes.length + edges.length;
        expect(drawn(after)).toBeGreaterThan(drawn(before));
        expect(after.nodes.filter(({ key }) => had.has(key))).toHaveLength(had.size);
        expect(hiddenAt(after.nodes.find(({ key }) => key === node.key))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
