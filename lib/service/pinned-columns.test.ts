import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, nodeId, parseInstant, versionId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { explainEdge } from './explain-edge';
import { getColumn } from './get-column';
import { getColumnImpact } from './get-column-impact';
import { getGraph } from './get-graph';

const NAMESPACE = 'postgres://h:5432';
const of = (name: string) => nodeId({ kind: 'dataset', namespace: NAMESPACE, name });
const at = (hour: number, minute = 0) =>
  `2026-03-01T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
const version = (text: string) => ({ version: facet({ datasetVersion: text }) });
const schema = (...names: string[]) => ({
  schema: facet({ fields: names.map((name) => ({ name, type: 'int' })) }),
});
/** `columnLineage`: column → its sources, as `table.column`. */
const lineage = (fields: Record<string, string[]>, more: object = {}) => ({
  columnLineage: facet({
    fields: Object.fromEntries(
      Object.entries(fields).map(([to, from]) => [
        to,
        {
          inputFields: from.map((one) => {
            const [name, field] = one.split('.');
            return { namespace: NAMESPACE, name, field };
          }),
        },
      ]),
    ),
    ...more,
  }),
});
const run = (id: string, hour: number, parts: object) => [
  runEvent(id, { type: 'START', at: at(hour), ...parts }),
  runEvent(id, { at: at(hour, 30), ...parts }),
];
const pinned = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({
    ...DEFAULT_GRAPH_OPTIONS,
    mode: 'pinned',
    level: 'column',
    depth: 'all',
    direction: 'upstream',
    focus,
    ...more,
  });
const logical = (focus: string, more: Partial<GraphQuery> = {}) =>
  pinned(focus, { mode: 'logical', ...more });

/** Each edge between columns as `table.column > table.column`. */
function edgesOf({ nodes, columnEdges }: GraphResponse): string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return (columnEdges ?? [])
    .map((edge) => {
      const end = (id: typeof edge.from, field: string | null) =>
        `${names.get(id)}.${field ?? '?'}`;
      return `${end(edge.from, edge.fromField)} > ${end(edge.to, edge.toField)}`;
    })
    .sort();
}

describe('a table whose column is made from another column each time', () => {
  const { db } = openTestStore();
  const T = of('t');
  const tell = () =>
    store(db(), [
      ...run('r1', 1, {
        inputs: [table('a', schema('x')), table('b', schema('y'))],
        outputs: [table('t', { ...version('1'), ...schema('c', 'old'), ...lineage({ c: ['a.x'] }) })], // prettier-ignore
      }),
      ...run('r2', 2, {
        inputs: [table('a', schema('x')), table('b', schema('y'))],
        outputs: [table('t', { ...version('2'), ...schema('c', 'new'), ...lineage({ c: ['b.y'] }) })], // prettier-ignore
      }),
    ]);

  test('each version has the columns its own run told, the logical table both', async () => {
    tell();

    expect(edgesOf(await pinned(`${versionId(T, '1')}#c`))).toEqual(['a.x > t.c']);
    expect(edgesOf(await pinned(`${versionId(T, '2')}#c`))).toEqual(['b.y > t.c']);
    expect(edgesOf(await pinned(`${T}#c`))).toEqual(['b.y > t.c']);
    expect(edgesOf(await logical(`${T}#c`))).toEqual(['a.x > t.c', 'b.y > t.c']);
  });

  test('the same without a column in focus, and with tables opened one by one', async () => {
    tell();
    const first = await pinned(versionId(T, '1'));
    const opened = await pinned(versionId(T, '2'), {
      level: 'table',
      columns: [first.nodes.find(({ name }) => name === 't')?.version?.node ?? ''],
    });

    expect(edgesOf(first)).toEqual(['a.x > t.c']);
    expect(edgesOf(opened)).toEqual(['b.y > t.c']);
    expect(opened.nodes.find(({ name }) => name === 't')?.otherColumns).toEqual([
      { field: 'new', type: 'int' },
    ]);
    expect(first.answer.columns).toMatchObject({ focus: null, shown: 2, edges: 1 });
  });

  test('a window and a past moment hold what their runs told', async () => {
    tell();
    const asOf = parseInstant(at(1, 45))?.instant ?? null;
    const from = parseInstant(at(1, 45))?.instant ?? null;

    expect(edgesOf(await pinned(`${T}#c`, { asOf }))).toEqual(['a.x > t.c']);
    expect(edgesOf(await logical(`${T}#c`, { asOf }))).toEqual(['a.x > t.c']);
    expect(edgesOf(await logical(`${T}#c`, { edges: 'window', from }))).toEqual(['b.y > t.c']);
  });

  test('a version has the schema its run gave it, and says how many columns that is', async () => {
    tell();
    const columns = async (key: string) => {
      const { nodes } = await pinned(versionId(T, key), {
        columns: nodes0(await pinned(versionId(T, key))),
      });
      const node = nodes.find(({ name }) => name === 't');
      return [
        node?.columnCount,
        [...(node?.columns ?? []), ...(node?.otherColumns ?? [])].map(({ field }) => field),
      ];
    };
    const nodes0 = ({ nodes }: GraphResponse) => nodes.map(({ key }) => key);

    expect(await columns('1')).toEqual([2, ['c', 'old']]);
    expect(await columns('2')).toEqual([2, ['c', 'new']]);
  });

  test('from a source down: the run of each version, told apart by version', async () => {
    tell();
    const { nodes, columnEdges } = await pinned(`${of('a')}#x`, { direction: 'downstream' });

    expect(nodes.flatMap(({ version: own }) => own?.key ?? [])).toEqual(['1']);
    expect(columnEdges?.map(({ job, lastRun, runCount }) => [job, lastRun, runCount])).toEqual([
      ['run:r1', 'r1', 1],
    ]);
  });

  test('the page, the list and the evidence of a column of a version are those of its run', async () => {
    tell();
    const page = await getColumn(T, 'c', { ...NOW, version: '1' });
    const byId = await getColumn(versionId(T, '1'), 'c');
    const second = await getColumn(T, 'c', { ...NOW, version: 'latest' });
    const list = await getColumnImpact(versionId(T, '1'), 'c', {
      ...NOW,
      direction: 'upstream',
      evidence: EVIDENCE,
      indirect: false,
    });
    const sources = page.upstream.map(({ node, field, version: own, job, reason }) => [
      node.name,
      field,
      own,
      job?.name,
      reason.job,
    ]);

    expect(byId).toEqual(page);
    expect(page).toMatchObject({ version: { key: '1', label: 'version 1' }, node: { id: T } });
    expect(sources).toEqual([['a', 'x', null, 'load', 'run:r1']]);
    expect(second.upstream.map(({ node }) => node.name)).toEqual(['b']);
    expect(list).toMatchObject({
      version: { key: '1' },
      answer: { total: 1, columns: 1, jobs: 1 },
    });
    expect(list.reached.map(({ node, field }) => [node.name, field])).toEqual([['a', 'x']]);
    await expect(getColumn(T, 'old', { ...NOW, version: '2' })).rejects.toMatchObject({
      code: 'not_found',
      message: 'No schema and no lineage of t (version 2) names the column old',
    });
    await expect(getColumn(T, 'c', { ...NOW, version: '9' })).rejects.toMatchObject({ code: 'not_found' }); // prettier-ignore
  });

  test.each([
    ['the graph of version 1', '1', 'a', 'x', 'r1'],
    ['the graph of version 2', '2', 'b', 'y', 'r2'],
  ])('how an edge of %s is known', async (_, key, source, field, runId) => {
    tell();
    const { columnEdges } = await pinned(`${versionId(T, key)}#c`);
    const [edge] = columnEdges ?? [];
    const ends = {
      from: `${edge?.from}#${edge?.fromField}`,
      to: `${edge?.to}#${edge?.toField}`,
      moments: NOW,
    };
    const told = await explainEdge({ ...ends, via: edge?.job ?? null });
    const [statement] = told.statements;

    expect(told).toMatchObject({
      from: { node: { name: source }, field },
      to: { node: { id: T }, field: 'c', version: { key } },
      evidence: 'column',
      runCount: 1,
      lastRun: runId,
    });
    expect(statement).toMatchObject({
      pointer: '/outputs/0/facets/columnLineage/fields/c/inputFields/0',
      value: { name: source, field },
      event: { runId },
    });
    expect(await explainEdge({ ...ends, via: null })).toEqual(told);
    // The other run said something else of the same two tables.
    const other = source === 'a' ? 'b' : 'a';
    await expect(
      explainEdge({ ...ends, from: `${of(other)}#${other === 'a' ? 'x' : 'y'}`, via: null }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('how edges between a version and its run are known', async () => {
    tell();
    const { edges } = await pinned(versionId(T, '1'), { level: 'table' });
    for (const { from, to, evidence } of edges)
      expect(await explainEdge({ from, to, via: null, moments: NOW })).toMatchObject({
        evidence,
        lastRun: 'r1',
        job: { name: 'load' },
      });
    expect(edges).not.toEqual([]);
  });

  test('a column the version does not have is said to be none of it', async () => {
    tell();
    const { columnEdges, notices } = await pinned(`${versionId(T, '2')}#old`);

    expect(columnEdges).toEqual([]);
    expect(
      notices.filter(({ parameter }) => parameter === 'focus').map(({ message }) => message),
    ).toEqual(['No schema in force and no lineage here names the column “old”.']);
  });
});

describe('stories', () => {
  const { db } = openTestStore();

  test('what a run did not say of columns is unknown, though other runs of its job said it', async () => {
    store(db(), [
      ...run('r1', 1, {
        inputs: [table('a')],
        outputs: [table('t', { ...version('1'), ...lineage({ c: ['a.x'] }) })],
      }),
      ...run('r2', 2, { inputs: [table('a')], outputs: [table('t', version('2'))] }),
    ]);

    expect(edgesOf(await pinned(`${versionId(of('t'), '2')}#c`))).toEqual(['a.? > t.c']);
    expect(edgesOf(await pinned(`${versionId(of('t'), '1')}#c`))).toEqual(['a.x > t.c']);
  });

  test('a column made from itself, run after run, is a chain of versions that ends', async () => {
    store(
      db(),
      [1, 2, 3].flatMap(
        (hour) =>
        run(`r${hour}`, hour, { inputs: [table('t')], outputs: [table('t', lineage({ n: ['t.n'] }))] }), // prettier-ignore
      ),
    );
    const { nodes, answer } = await pinned(`${of('t')}#n`);

    expect(nodes.filter(({ run: own }) => own)).toHaveLength(3);
    expect(nodes.filter(({ run: own }) => !own)).toHaveLength(4);
    expect(answer.columns).toMatchObject({ shown: 4, edges: 3, edgesExact: true });
  });

  test('evidence that is filtered goes from the columns of versions, too', async () => {
    store(
      db(),
      run('r', 1, {
        inputs: [table('a'), table('b')],
        outputs: [table('t', lineage({ c: ['a.x'] })), table('u')],
      }),
    );
    const told = { evidence: ['explicit', 'column'] } as const;

    expect(edgesOf(await pinned(`${of('u')}#d`))).toEqual(['a.? > u.d', 'b.? > u.d']);
    expect(edgesOf(await pinned(`${of('u')}#d`, { evidence: [...told.evidence] }))).toEqual([]);
    expect(edgesOf(await pinned(`${of('t')}#c`, { evidence: [...told.evidence] }))).toEqual(['a.x > t.c']); // prettier-ignore
  });

  test('filters are followed on demand, and counted where they are not', async () => {
    const filter = {
      namespace: NAMESPACE,
      name: 'a',
      field: 'f',
      transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }],
    };
    store(
      db(),
      run('r', 1, {
        inputs: [table('a')],
        outputs: [table('t', lineage({ c: ['a.x'] }, { dataset: [filter] }))],
      }),
    );
    const without = await pinned(`${of('t')}#c`);
    const all = await pinned(`${of('t')}#c`, { indirect: true });

    expect(edgesOf(without)).toEqual(['a.x > t.c']);
    expect(without.answer.columns?.indirect).toBe(1);
    expect(edgesOf(all)).toEqual(['a.f > t.c', 'a.x > t.c']);
  });

  test('every version’s columns are those of its own run, whatever the others tell', async () => {
    const tables = ['a', 'b', 'c'];
    const told = fc.array(fc.subarray(tables), { minLength: 1, maxLength: 6 });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(told, async (runs) => {
        round += 1;
        const name = `t${round}`;
        store(
          db(),
          runs.flatMap((sources, index) =>
            run(`p${round}.${index}`, index + 1, {
              job: `job${round}`,
              inputs: tables.map((one) => table(one)),
              outputs: [
                table(name, {
                  ...version(String(index)),
                  ...lineage({ c: sources.map((one) => `${one}.x`), d: ['a.y'] }),
                }),
              ],
            }),
          ),
        );
        for (const [index, sources] of runs.entries())
          expect(edgesOf(await pinned(`${versionId(of(name), String(index))}#c`))).toEqual(
            sources.map((one) => `${one}.x > ${name}.c`),
          );
        const all = tables.filter((one) => runs.some((sources) => sources.includes(one)));
        expect(edgesOf(await logical(`${of(name)}#c`))).toEqual(
          all.map((one) => `${one}.x > ${name}.c`),
        );
      }),
      { numRuns: 15, seed: 4 },
    );
  });
});

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const MODEL = nodeId({ kind: 'dataset', namespace: 'mlflow://models.acme.internal', name: 'credit_default' }); // prettier-ignore

  test.each([
    ['1', false],
    ['2', true],
    ['3', true],
    ['4', true], // hidden in area_risk_band
    ['5', false],
    ['6', false],
  ])('whether the prohibited column went into model %s: %s', async (key, isIn) => {
    const { columnEdges } = await pinned(versionId(MODEL, key));
    const uses = (columnEdges ?? []).filter(({ fromField }) => fromField === 'postcode_ethnicity_index'); // prettier-ignore

    expect(uses.length > 0).toBe(isIn);
  });
});
