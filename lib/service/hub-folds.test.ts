import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { GRAPH_LEVELS } from '@/lib/contract/choices';
import type { GraphFold, GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { DIRECTIONS, EVIDENCE, nodeId, type NodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { listMembers } from './list-members';

const dataset = (name: string) => nodeId({ kind: 'dataset', ...table(name) });
const job = (name: string) => nodeId({ kind: 'job', namespace: 'etl', name });
const graph = (focus: NodeId, more: Partial<GraphQuery> = {}) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus, ...more });
const named = ({ nodes }: GraphResponse, name: string) => nodes.find((node) => node.name === name);
const ids = ({ nodes }: GraphResponse) => new Set<string>(nodes.map(({ id }) => id));

const SELECTORS = ['hub+1', '1+hub+3', 'hub+ and +joined', '+joined', 'kind:job', 'kind:dataset or kind:job', 'part_* or wide', 'not hub', 'kind:dataset', 'kind:dataset and hub+', 'hub or joined or kind:dataset', 'hub or sinks(hub+)', 'load_7 or t*', 'wide+ or +wide']; // prettier-ignore

/** All that the server lists of a folded card. */
async function membersOf(question: GraphQuery, of: string, text = '') {
  const found = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await listMembers({ question, of, text, cursor });
    found.push(...page.members);
    cursor = page.nextCursor;
  }
  return found;
}

/** A table whose column comes from one of another. */
const fromColumn = (name: string, source: string) => ({
  ...table(name),
  facets: {
    columnLineage: {
      _producer: 'https://p.example/1',
      _schemaURL: 'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json',
      fields: { id: { inputFields: [{ ...table(source), field: 'id' }] } },
    },
  },
});

/**
 * A dataset that `readers` jobs read, each writing a table of its own, some of these read again; and
 * one job that reads `wide` tables.
 */
function hubStory(readers: number, wide: number): object[] {
  const run = (at: number, parts: object) =>
    runEvent(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, parts);
  const each = Array.from({ length: readers }, (_, i) =>
    run(i, {
      job: `load_${i}`,
      inputs: [table('hub')],
      outputs: [i === 118 ? fromColumn(`t${i}`, 'hub') : table(`t${i}`)],
      type: i === 40 ? 'FAIL' : 'COMPLETE',
    }),
  );
  return [
    run(9000, { job: 'make_hub', inputs: [table('raw')], outputs: [table('hub')] }),
    ...each,
    run(9001, { job: 'join', inputs: [table('t1'), table('t2')], outputs: [table('joined')] }),
    run(9002, {
      job: 'wide',
      inputs: Array.from({ length: wide }, (_, i) => table(`part_${i}`)),
      outputs: [table('wide')],
    }),
  ];
}

/** The strongest evidence between the node of a folded card and what is in it, edge by edge. */
function strongestBetween(
  { anchor, side }: GraphFold,
  members: readonly { readonly id: string }[],
  { edges }: GraphResponse,
) {
  const inside = new Set(members.map(({ id }) => id));
  const found = edges.filter(({ from, to }) =>
    side === 'up' ? to === anchor && inside.has(from) : from === anchor && inside.has(to),
  );
  return EVIDENCE.find((kind) => found.some(({ evidence }) => evidence === kind));
}

describe('a dataset that 120 jobs read', () => {
  const { db } = openTestStore();
  const HUB = dataset('hub');

  test('is answered with four of them, and what to say of the rest', async () => {
    store(db(), hubStory(120, 3));

    const answer = await graph(HUB);

    const [fold] = answer.folds;
    expect(answer.folds).toHaveLength(1);
    expect(fold).toMatchObject({
      anchor: HUB,
      side: 'down',
      kind: 'job',
      total: 120,
      shown: 4,
      failing: 0, // the failed one stays out
      evidence: 'column', // of one edge in 116, and not among the first
    });
    expect(named(answer, 'hub')).toMatchObject({ downstreamCount: 120, hiddenDownstream: 116 });
    expect(named(answer, 'load_40')).toBeDefined();
    expect(answer.answer).toMatchObject({ shown: 11, folded: 116, truncatedBy: 'depth' });
  });

  test('counts each node once: shown, folded or hidden', async () => {
    store(db(), hubStory(120, 3));

    const { answer } = await graph(HUB, { depth: 'all' });
    const whole = await graph(HUB, { depth: 'all', fold: 'none' });

    expect(answer).toMatchObject({ hiddenExact: true, truncatedBy: 'folded' });
    expect(answer.shown + answer.folded + answer.hidden).toBe(whole.nodes.length);
    expect(whole.answer).toMatchObject({ folded: 0, hidden: 0, truncatedBy: null });
  });

  test('shows all of them when the card is opened, and one when that is asked for', async () => {
    store(db(), hubStory(120, 3));
    const { folds } = await graph(HUB);
    const name = folds[0]?.name ?? '';
    const [one] = await membersOf({ ...DEFAULT_GRAPH_OPTIONS, focus: HUB }, name, 'LOAD_77');

    const opened = await graph(HUB, { expanded: [name] });
    const picked = await graph(HUB, { also: one ? [one.key] : [] });

    expect(opened).toEqual({ ...(await graph(HUB, { fold: 'none' })), folds: [] });
    expect(named(picked, 'load_77')).toMatchObject({ distance: 1 });
    expect(picked.folds).toMatchObject([{ total: 120, shown: 5 }]);
    // A way on from what was picked is there, too.
    expect(named(picked, 't77')).toMatchObject({ distance: 2 });
  });

  test('lists what is inside by name, and nothing of a card there is not', async () => {
    store(db(), hubStory(120, 3));
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus: HUB };
    const answer = await graph(HUB);
    const name = answer.folds[0]?.name ?? '';

    const members = await membersOf(question, name);

    const drawn = ids(answer);
    expect(members).toHaveLength(116);
    expect(members.every(({ id }) => !drawn.has(id))).toBe(true);
    expect(members.map(({ name }) => name)).toEqual(members.map(({ name }) => name).toSorted());
    expect(await membersOf(question, name.replace('down', 'up'))).toEqual([]);
  });

  test('counts what a hub of thousands hides as "at least"', async () => {
    store(db(), hubStory(1200, 3));

    const { answer, folds } = await graph(HUB, { depth: 'all' });

    expect(folds).toMatchObject([{ total: 1200, shown: 4 }]);
    expect(answer).toMatchObject({ folded: 1196, hiddenExact: false });
    expect(answer.hidden).toBeGreaterThan(0);
  });

  test('folds what a job reads likewise', async () => {
    store(db(), hubStory(20, 60));

    const wide = await graph(job('wide'));

    expect(wide.folds).toMatchObject([{ side: 'up', kind: 'dataset', total: 60, shown: 4 }]);
  });

  test('is in its group like any other node, and nothing is folded there', async () => {
    store(db(), hubStory(120, 3));

    const { folds, answer } = await graph(HUB, { depth: 'all', group: 'namespace' });

    expect(folds).toEqual([]);
    expect(answer).toMatchObject({ folded: 0, hidden: 0 });
  });
});

describe('what a selector chooses', () => {
  const { db } = openTestStore();
  const select = (text: string, more: Partial<GraphQuery> = {}) =>
    getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: null, select: text, ...more });
  const shownNames = ({ nodes }: GraphResponse) => nodes.map(({ name }) => name).toSorted();

  test('is folded at a hub as an answer around it is, and counts each node once', async () => {
    store(db(), hubStory(120, 3));

    const chosen = await select('hub+1');
    const around = await graph(dataset('hub'), { direction: 'downstream', depth: 1 });
    const whole = await select('hub+1', { fold: 'none' });

    expect(chosen.folds).toEqual(around.folds);
    expect(shownNames(chosen)).toEqual(shownNames(around));
    expect(whole.nodes).toHaveLength(121);
    expect(chosen.answer).toMatchObject({ shown: 5, folded: 116, hidden: 0, truncatedBy: null });
  });

  test('hides what only the insides of a card lead to, and says why', async () => {
    store(db(), hubStory(120, 3));

    const { nodes, answer } = await select('hub+2');

    expect(nodes).toHaveLength(9); // the hub, four jobs, and what these write
    expect(answer).toMatchObject({ folded: 116, hidden: 116, truncatedBy: 'folded' });
  });

  test('keeps in sight what it calls by name, and what is asked for besides', async () => {
    store(db(), hubStory(120, 3));
    const { nodes } = await select('load_88');

    const named = await select('hub+1 or load_77');
    const besides = await select('hub+1', { also: nodes.map(({ key }) => key) });

    expect(shownNames(named)).toContain('load_77');
    expect(named.folds).toMatchObject([{ total: 120, shown: 5 }]);
    expect(shownNames(besides)).toContain('load_88');
  });

  test('is folded at the busiest node where it calls none by name', async () => {
    store(db(), hubStory(120, 70));

    const { folds, nodes } = await select('kind:dataset or kind:job');

    expect(new Map(folds.map(({ anchor, total }) => [anchor, total]))).toEqual(
      new Map<NodeId, number>([
        [dataset('hub'), 120],
        [job('wide'), 70],
      ]),
    );
    expect(shownNames({ nodes } as GraphResponse)).toEqual(
      expect.arrayContaining(['raw', 'make_hub', 'hub', 'wide']),
    );
  });

  test('is folded where siblings are joined to a node only through what is left out', async () => {
    store(db(), hubStory(120, 3));

    const around = await graph(dataset('hub'), { select: 'kind:dataset', depth: 'all' });
    const alone = await select('kind:dataset and (hub+ or +hub)');

    for (const { folds, nodes, answer } of [around, alone]) {
      expect(folds).toMatchObject([
        { anchor: dataset('hub'), side: 'down', kind: 'dataset', total: 120, shown: 4 },
      ]);
      expect(folds[0]?.evidence).toBe('column'); // one of them is made column by column
      expect(nodes.every(({ kind }) => kind === 'dataset')).toBe(true);
      expect(answer.folded).toBe(116);
    }
  });

  test('is whole where nothing in it stands beside', async () => {
    store(db(), hubStory(120, 3));

    const { nodes, folds } = await select('load_*');

    expect([nodes.length, folds]).toEqual([120, []]);
  });

  test('around a focus is folded, too', async () => {
    store(db(), hubStory(20, 60));

    const { folds, nodes, answer } = await graph(job('wide'), { select: 'part_*' });

    expect(folds).toMatchObject([{ side: 'up', kind: 'dataset', total: 60, shown: 4 }]);
    expect(nodes).toHaveLength(5);
    expect(answer).toMatchObject({ folded: 56, truncatedBy: 'select' });
  });
});

describe('a column that 80 tables are made from', () => {
  const { db } = openTestStore();
  const made = (at: number) => {
    const from = { namespace: table('hub').namespace, name: 'hub', field: 'id' };
    const type = { type: 'DIRECT', subtype: 'IDENTITY' };
    const fields = { key: { inputFields: [{ ...from, transformations: [type] }] } };
    return runEvent(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, {
      job: `load_${at}`,
      inputs: [table('hub')],
      outputs: [table(`t${at}`, { columnLineage: facet({ fields }) })],
    });
  };

  test('is traced into four of them, and the rest is in a card', async () => {
    store(
      db(),
      Array.from({ length: 80 }, (_, at) => made(at)),
    );
    const focus = `${dataset('hub')}#id` as NodeId;
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus, level: 'column' } as const;

    const folded = await getGraph(question);
    const whole = await getGraph({ ...question, fold: 'none' });

    expect(whole.columnEdges).toHaveLength(80);
    expect(folded.folds).toMatchObject([{ anchor: dataset('hub'), total: 80, shown: 4 }]);
    expect(folded.columnEdges).toEqual(whole.columnEdges?.filter(({ to }) => ids(folded).has(to)));
    expect(folded.columnEdges).toHaveLength(4);
    const { answer } = folded;
    expect(answer.shown + answer.folded + answer.hidden).toBe(whole.nodes.length);
    expect(await membersOf(question, folded.folds[0]?.name ?? '')).toHaveLength(76);
  });
});

describe('whatever is asked', () => {
  const { db } = openTestStore();

  test('a folded answer is a part of the whole one, and its counts add up', async () => {
    store(db(), hubStory(80, 70));
    const all = [dataset('hub'), dataset('raw'), dataset('joined'), job('wide'), job('load_3')];
    const keys = (await graph(dataset('hub'), { fold: 'none', depth: 'all' })).nodes
      .filter(({ name }) => /^(hub|t1|t2|load_7|make_hub)$/.test(name))
      .map(({ key }) => key);
    const marks = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...keys), fc.constantFrom('.up', '.down', '.down*'))
        .map((parts) => parts.join('')),
      { maxLength: 2 },
    );
    const questions = fc.record({
      focus: fc.constantFrom(...all),
      direction: fc.constantFrom(...DIRECTIONS),
      depth: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant('all' as const)),
      evidence: fc.subarray([...EVIDENCE], { minLength: 3 }),
      expanded: marks,
      also: fc.subarray(keys, { maxLength: 2 }),
      level: fc.constantFrom(...GRAPH_LEVELS),
      select: fc.option(fc.constantFrom(...SELECTORS)),
      hasFocus: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(questions, async ({ hasFocus, focus, ...asked }) => {
        const isAround = hasFocus || asked.select === null;
        const question = { ...DEFAULT_GRAPH_OPTIONS, ...asked, focus: isAround ? focus : null };
        const [folded, whole] = [
          await getGraph(question),
          await getGraph({ ...question, fold: 'none' }),
        ];
        const [shown, reached] = [ids(folded), ids(whole)];

        expect([...shown].filter((id) => !reached.has(id))).toEqual([]);
        const between = whole.edges.filter(({ from, to }) => shown.has(from) && shown.has(to));
        expect(folded.edges).toEqual(between);
        const inCards = new Set<string>();
        for (const fold of folded.folds) {
          const members = await membersOf(question, fold.name);
          expect(members).toHaveLength(fold.total - fold.shown);
          expect(fold.evidence).toBe(strongestBetween(fold, members, whole));
          for (const { id } of members) inCards.add(id);
        }
        expect(inCards.size).toBe(folded.answer.folded);
        expect([...inCards].filter((id) => shown.has(id) || !reached.has(id))).toEqual([]);
        const { answer } = folded;
        expect(answer.shown + answer.folded + answer.hidden).toBe(
          whole.answer.shown + whole.answer.hidden,
        );
      }),
      { numRuns: 80 },
    );
  });
});
