import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { columnId, EVIDENCE, nodeId, parseColumnRef } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { NOW, columnPath } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { explainEdge } from './explain-edge';
import { getColumn } from './get-column';
import { findColumnImpact, getColumnImpact } from './get-column-impact';
import { getGraph } from './get-graph';
import { getNode } from './get-node';
import { impactTable } from './impact-table';

const NAMESPACE = 'postgres://h:5432';
const of = (name: string) => nodeId({ kind: 'dataset', namespace: NAMESPACE, name });
const input = (field: string, name = 'raw', more: object = {}) => ({
  namespace: NAMESPACE,
  name,
  field,
  ...more,
});
const usage = (type: string, subtype: string, more: object = {}) => ({
  transformations: [{ type, subtype, ...more }],
});
const columns = (fields: readonly (readonly [string, readonly object[]])[], more: object = {}) => {
  const byName = fields.map(([to, inputFields]) => [to, { inputFields }] as const);
  return { columnLineage: facet({ fields: Object.fromEntries(byName), ...more }) };
};
const schema = (...names: string[]) => ({
  schema: facet({ fields: names.map((name) => ({ name, type: 'text' })) }),
});
const graph = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, depth: 'all', level: 'column', focus, ...more });
const below = async (field: string, name = 'raw', indirect = false) =>
  getColumnImpact(of(name), field, {
    ...NOW,
    direction: 'downstream',
    evidence: EVIDENCE,
    indirect,
  });

const { db } = openTestStore();

describe('names', () => {
  const LONG = '😀'.repeat(1000); // 4 kB
  const NAMES = [
    'constructor', 'toString', 'hasOwnProperty', 'a.b', String.raw`a\.b`, '#', 'x#y', '@', 'x@1',
    '%', '%41', '100%', '/', '../..', '.', '..', '"', "'", '\n', 'a\nb', '\t', ' ', ' a ', '🦄',
    'שלום', '‮evil', '[0]', '*', '=cmd()', '<img src=x>', 'null', '0', 'a,b', LONG,
  ]; // prettier-ignore

  test.each(NAMES.map((name) => [JSON.stringify(name).slice(0, 40), name]))(
    '%s is a column like any other: page, graph, list, CSV, evidence and schema marks',
    async (_, name) => {
      const filters = { dataset: [input(name, 'raw', usage('INDIRECT', 'FILTER'))] };
      store(db(), [
        runEvent('r', {
          inputs: [table('raw', schema(name))],
          outputs: [table('out', { ...schema(name), ...columns([[name, [input(name)]]], filters) })], // prettier-ignore
        }),
      ]);
      const page = await getColumn(of('raw'), name);
      const drawn = await graph(columnId(of('raw'), name));
      const impact = findColumnImpact(of('raw'), name, {
        ...NOW,
        direction: 'downstream',
        evidence: EVIDENCE,
        indirect: false,
      });
      const edge = await explainEdge({
        from: columnId(of('raw'), name),
        to: columnId(of('out'), name),
        via: null,
        moments: NOW,
      });
      const node = await getNode(of('out'));

      expect(parseColumnRef(columnId(of('raw'), name)).field).toBe(name);
      expect(columnPath('key', name, '', new URLSearchParams())).not.toMatch(/\s/);
      expect(page.downstream.map(({ field }) => field)).toEqual([name]);
      expect(page.indirectDownstream).toHaveLength(1);
      expect(page.schema?.isCurrent).toBe(true);
      expect(drawn.columnEdges?.map(({ toField }) => toField)).toEqual([name]);
      expect(drawn.answer.columns).toMatchObject({ shown: 2, edges: 1, indirect: 1 });
      expect([...impactTable(impact)].map((row) => row[4])).toEqual([name, null]);
      expect(edge.statements.map(({ value }) => (value as { field: string }).field)).toEqual([name, name]); // prettier-ignore
      expect(node.kind === 'dataset' ? node.columnMarks : []).toEqual([
        { field: name, upstream: 1, downstream: 0, indirect: 0, isMasked: false },
      ]);
    },
  );

  test('names that differ by case or by how a letter is written are kept apart', async () => {
    const names = ['é', 'e\u0301', 'É', 'ID', 'Id', 'id'];
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', columns(names.map((name) => [name, [input(name)]])))],
      }),
    ]);
    const { columnEdges } = await graph(of('raw'));

    expect(columnEdges).toHaveLength(names.length);
    for (const name of names)
      expect((await below(name)).reached.map(({ field }) => field)).toEqual([name]);
    expect((await getColumn(of('raw'), 'id')).spellings).toEqual(['ID', 'Id']);
    expect((await getColumn(of('raw'), 'é')).spellings).toEqual(['e\u0301', 'É']);
  });

  test('a column without a name is "column unknown", never a column of another name', async () => {
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', columns([['c', [input(''), input('x')]]]))],
      }),
    ]);
    const { upstream } = await getColumn(of('out'), 'c');

    expect(upstream.map(({ field }) => field)).toEqual(['x']);
  });

  test('a field named __proto__ in the wire’s own spelling', async () => {
    const event = JSON.stringify(
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', columns([['NAME', [input('__proto__')]]]))],
      }),
    ).replace('"NAME"', '"__proto__"');
    store(db(), [event]);

    expect((await below('__proto__')).reached.map(({ field }) => field)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['inputFields']).toBeUndefined();
  });
});

describe('masking', () => {
  test('a step that masks shows on everything beyond it, in the list, its path and the CSV', async () => {
    const step = (id: string, from: string, to: string, masking: boolean) =>
      runEvent(id, {
        job: id,
        inputs: [table(from)],
        outputs: [
          table(to, columns([['c', [input('c', from, usage('DIRECT', 'TRANSFORMATION', { masking }))]]])), // prettier-ignore
        ],
      });
    store(db(), [step('j1', 'raw', 'a', false), step('j2', 'a', 'b', true), step('j3', 'b', 'd', false)]); // prettier-ignore
    const { reached } = await below('c');
    const rows = findColumnImpact(of('raw'), 'c', { ...NOW, direction: 'downstream', evidence: EVIDENCE, indirect: false }); // prettier-ignore
    const { columnEdges } = await graph(columnId(of('raw'), 'c'));

    expect(reached.map(({ node, isMasked }) => [node.name, isMasked])).toEqual([
      ['a', false],
      ['b', true],
      ['d', true],
    ]);
    expect([...impactTable(rows)].map((row) => row[12])).toEqual([null, 'yes', 'yes', null, null, null]); // prettier-ignore
    expect(columnEdges?.map((edge) => edge.use?.masking).sort()).toEqual([false, false, true]);
  });

  test('nothing is called masked that also gets there as it is, by another column or in the same step', async () => {
    store(db(), [
      runEvent('j1', {
        inputs: [table('raw')],
        outputs: [
          table(
            'a',
            columns([
              ['hidden', [input('v', 'raw', usage('DIRECT', 'TRANSFORMATION', { masking: true }))]],
              ['open', [input('v', 'raw', usage('DIRECT', 'IDENTITY'))]],
              [
                'both',
                [
                  input('v', 'raw', {
                    transformations: [
                      { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true },
                      { type: 'DIRECT', subtype: 'IDENTITY' },
                    ],
                  }),
                ],
              ],
            ]),
          ),
        ],
      }),
      runEvent('j2', {
        job: 'j2',
        inputs: [table('a')],
        outputs: [
          table(
            'b',
            columns([
              ['mixed', [input('hidden', 'a'), input('open', 'a')]],
              ['safe', [input('hidden', 'a')]],
            ]),
          ),
        ],
      }),
    ]);
    const { reached } = await below('v');
    const { columnMarks } = (await getNode(of('a'))) as Extract<
      Awaited<ReturnType<typeof getNode>>,
      { kind: 'dataset' }
    >;

    expect(new Map(reached.map(({ field, isMasked }) => [field, isMasked]))).toEqual(
      new Map([
        ['open', false],
        ['both', false],
        ['mixed', false],
        ['hidden', true],
        ['safe', true],
      ]),
    );
    expect(columnMarks.filter((mark) => mark.isMasked).map(({ field }) => field)).toEqual([
      'hidden',
    ]);
  });
});

describe('explicit lineage', () => {
  const source = (more: object) => ({
    namespace: NAMESPACE,
    name: 'raw',
    type: 'DATASET',
    ...more,
  });

  test('an empty list is "no upstream" for the column, and beats what columnLineage says', async () => {
    const lineage = facet({ fields: { a: { inputs: [] }, b: { inputs: [source({ field: 'x' })] } } }); // prettier-ignore
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', { lineage, ...schema('a', 'b'), ...columns([['a', [input('lie')]]]) })], // prettier-ignore
      }),
    ]);

    expect((await getColumn(of('out'), 'a')).upstream).toEqual([]);
    expect((await getColumn(of('out'), 'b')).upstream).toMatchObject([
      { field: 'x', reason: { evidence: 'explicit' } },
    ]);
  });

  test('an empty list for the whole output leaves no column a source', async () => {
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', { lineage: facet({ inputs: [] }), ...schema('a') })],
      }),
    ]);

    expect((await getColumn(of('out'), 'a')).upstream).toEqual([]);
    expect((await graph(of('out'))).columnEdges).toEqual([]);
  });

  test('entries of a job: a target of columns, and a job as the source of a dataset', async () => {
    const jobFacets = {
      lineage: facet({
        entries: [
          {
            namespace: NAMESPACE,
            name: 'out',
            type: 'DATASET',
            fields: { a: { inputs: [source({ field: 'x', ...usage('DIRECT', 'IDENTITY') })] } },
          },
          { namespace: NAMESPACE, name: 'made', type: 'DATASET', inputs: [{ namespace: 'etl', name: 'load', type: 'JOB' }] }, // prettier-ignore
        ],
      }),
    };
    store(db(), [
      runEvent('r', { jobFacets, inputs: [table('raw')], outputs: [table('out'), table('made')] }),
    ]);
    const { columnEdges } = await graph(of('out'));

    expect((await getColumn(of('out'), 'a')).upstream).toMatchObject([
      { field: 'x', reason: { evidence: 'explicit', use: { subtype: 'IDENTITY' } } },
    ]);
    expect(columnEdges?.filter(({ to }) => to === of('made'))).toEqual([]);
  });
});

describe('filters', () => {
  const FILTER = usage('INDIRECT', 'FILTER');

  test('copied into every column they are one, as when told of the dataset', async () => {
    const fields = ['a', 'b', 'c'];
    const legacy = columns(fields.map((to) => [to, [input(to), input('f', 'raw', FILTER)]]));
    const told = columns(
      fields.map((to) => [to, [input(to)]]),
      { dataset: [input('f', 'raw', FILTER)] },
    );
    store(db(), [
      runEvent('r1', { job: 'old', inputs: [table('raw')], outputs: [table('one', legacy)] }),
      runEvent('r2', { job: 'new', inputs: [table('raw')], outputs: [table('two', told)] }),
    ]);
    const filtersOf = async (name: string) => {
      const { columnEdges } = await graph(of(name), { indirect: true, direction: 'upstream' });
      const indirect = columnEdges?.filter((edge) => edge.use?.type === 'INDIRECT') ?? [];
      return indirect.map(({ fromField, toField }) => [fromField, toField]);
    };

    expect(await filtersOf('one')).toEqual([['f', null]]);
    expect(await filtersOf('two')).toEqual([['f', null]]);
    expect((await getColumn(of('raw'), 'f')).indirectDownstream).toHaveLength(2);
  });

  test('how many there are is one number: asked for or not, of a table or a column, drawn or counted', async () => {
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [
          table('out', columns([['a', [input('x'), input('g', 'raw', usage('INDIRECT', 'SORT'))]], ['b', [input('y')]]], { dataset: [input('f', 'raw', FILTER), input('h', 'raw', FILTER)] })), // prettier-ignore
        ],
      }),
    ]);
    const count = async (focus: string) => {
      const [off, on] = [await graph(focus), await graph(focus, { indirect: true })];
      const drawn = on.columnEdges?.filter((edge) => edge.use?.type === 'INDIRECT').length;
      return [off.answer.columns?.indirect, on.answer.columns?.indirect, drawn];
    };

    expect(await count(of('out'))).toEqual([3, 3, 3]);
    expect(await count(columnId(of('out'), 'a'))).toEqual([3, 3, 3]);
    expect(await count(columnId(of('out'), 'b'))).toEqual([2, 2, 2]);
  });
});

describe('counts', () => {
  test('card, list of columns, schema marks and column page agree on what there is', async () => {
    store(db(), [
      runEvent('r', {
        inputs: [table('raw', schema('a', 'b', 'c'))],
        outputs: [
          table(
            'out',
            columns([
              ['x', [input('a'), input('gone')]],
              ['y', [input('a')]],
            ]),
          ),
        ],
      }),
    ]);
    const node = await getNode(of('raw'));
    const marks = node.kind === 'dataset' ? node.columnMarks : [];
    const asked = [
      await graph(of('raw'), { columns: [node.key] }),
      await graph(columnId(of('out'), 'y'), { columns: [node.key] }),
      await graph(of('raw'), { level: 'table', columns: [node.key] }),
    ];
    for (const { nodes } of asked) {
      const raw = nodes.find(({ name }) => name === 'raw');

      expect(raw).toMatchObject({
        columnCount: 3,
        columnCounts: { schema: 3, lineageOnly: 1, withLineage: marks.length },
      });
    }
    expect(marks.map(({ field, downstream }) => [field, downstream])).toEqual([['a', 2], ['gone', 1]]); // prettier-ignore
    for (const { field, downstream } of marks)
      expect((await getColumn(of('raw'), field)).downstream).toHaveLength(downstream);
  });

  test('a list in pages is the whole list, and the counts are of all of it', async () => {
    const names = Array.from({ length: 23 }, (_, at) => `c${at}`);
    store(db(), [
      runEvent('r', {
        inputs: [table('raw')],
        outputs: [table('out', columns(names.map((name) => [name, [input('x')]])))],
      }),
    ]);
    const options = { ...NOW, direction: 'downstream', evidence: EVIDENCE, indirect: false } as const; // prettier-ignore
    const rows: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await getColumnImpact(of('raw'), 'x', { ...options, limit: 5, cursor });
      expect(page.answer).toMatchObject({ total: 23, columns: 23, datasets: 1, jobs: 1 });
      rows.push(...page.reached.map(({ field }) => field));
      cursor = page.nextCursor;
    } while (cursor !== null);

    expect(rows.sort()).toEqual(names.sort());
  });

  test('an edge has as many runs asked from above as from below', async () => {
    const both = (id: string, outputs: object[]) => runEvent(id, { inputs: [table('raw')], outputs }); // prettier-ignore
    store(db(), [both('r1', [table('out'), table('log')]), both('r2', [table('log')])]);
    const runs = async (direction: 'upstream' | 'downstream', focus: string) =>
      (await graph(focus, { direction })).columnEdges
        ?.filter(({ to }) => to === of('out'))
        .map(({ runCount }) => runCount);

    expect(await runs('upstream', `${of('out')}#a`)).toEqual(await runs('downstream', `${of('raw')}#b`)); // prettier-ignore
  });
});
