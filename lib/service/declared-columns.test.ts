import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseInstant } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getColumn } from './get-column';
import { getColumnImpact } from './get-column-impact';
import { getGraph } from './get-graph';

const NAMESPACE = 'postgres://h:5432';
const { db } = openTestStore();
const of = (name: string) => nodeId({ kind: 'dataset', namespace: NAMESPACE, name });
const source = (name: string, field: string) => ({ namespace: NAMESPACE, name, field });
const columns = (fields: Record<string, object[]>) => ({
  columnLineage: facet({
    fields: Object.fromEntries(
      Object.entries(fields).map(([to, inputFields]) => [to, { inputFields }]),
    ),
  }),
});
const at = (hour: number, minute = 0) =>
  `2026-04-01T0${hour}:${String(minute).padStart(2, '0')}:00Z`;
const instant = (hour: number, minute = 0) => parseInstant(at(hour, minute))?.instant ?? null;
const jobEvent = (time: string, outputs: object[], facets: object = {}) => ({
  eventTime: time,
  producer: 'https://p.example/1',
  job: { namespace: 'etl', name: 'build', facets },
  inputs: [table('in')],
  outputs,
});
const datasetEvent = (time: string, facets: object) => ({
  eventTime: time,
  producer: 'https://p.example/1',
  dataset: table('out', facets),
});

async function edges(name: string, more: Partial<GraphQuery> = {}) {
  const graph = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, depth: 'all', level: 'column', focus: of(name), ...more }); // prettier-ignore
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  return (graph.columnEdges ?? [])
    .map(
      (edge) =>
        `${names.get(edge.from)}.${edge.fromField ?? '?'} > ${names.get(edge.to)}.${edge.toField ?? '?'}`,
    ) // prettier-ignore
    .sort();
}

describe('what a job declares of columns', () => {
  test('is, as of a moment, what was declared then, in whatever order it arrived', async () => {
    const told = (hour: number, from: string) =>
      jobEvent(at(hour), [table('out', columns({ c: [source('in', from)] }))]);
    store(db(), [told(2, 'y'), told(1, 'x'), told(3, 'z')]);

    expect(await edges('out')).toEqual(['in.z > out.c']);
    expect(await edges('out', { asOf: instant(1, 30) })).toEqual(['in.x > out.c']);
    expect(await edges('out', { asOf: instant(2, 30) })).toEqual(['in.y > out.c']);
    const window = { edges: 'window', from: instant(1), to: instant(2, 30) } as const;
    expect(await edges('out', window)).toEqual(['in.y > out.c']);
    const page = await getColumn(of('out'), 'c', { ...NOW, asOf: instant(1, 30) });
    expect(page.upstream.map(({ field }) => field)).toEqual(['x']);
  });
});

describe('what a dataset declares of itself', () => {
  test('ends when its facet is taken away, for columns and for tables', async () => {
    store(db(), [
      datasetEvent(at(1), {
        lineage: facet({ fields: { c: { inputs: [{ ...source('in', 'x'), type: 'DATASET' }] } } }),
      }),
      datasetEvent(at(3), { lineage: { _deleted: true } }),
    ]);

    expect(await edges('out')).toEqual([]);
    const now = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: of('out') });
    expect(now.edges).toEqual([]);
    expect(await edges('out', { asOf: instant(2) })).toEqual(['in.x > out.c']);
  });
});

describe('a run on the way at a past moment', () => {
  test('has said of columns what it had said by then', async () => {
    const parts = { job: 'build', inputs: [table('in')] };
    store(db(), [
      runEvent('r', { ...parts, type: 'START', at: at(1), outputs: [table('out')] }),
      runEvent('r', { ...parts, type: 'RUNNING', at: at(2), outputs: [table('out', columns({ c: [source('in', 'x')] }))] }), // prettier-ignore
      runEvent('r', { ...parts, at: at(3), outputs: [table('out', columns({ c: [source('in', 'y')] }))] }), // prettier-ignore
    ]);

    expect(await edges('out', { asOf: instant(1, 30) })).toEqual(['in.? > out.?']);
    expect(await edges('out', { asOf: instant(2, 30) })).toEqual(['in.x > out.c']);
    expect(await edges('out')).toEqual(['in.y > out.c']);
  });
});

describe('explicit lineage', () => {
  test('without inputs says that there is no upstream, which is more than nothing', async () => {
    store(db(), [
      runEvent('r', {
        inputs: [table('in')],
        outputs: [table('out', { lineage: facet({ inputs: [] }), schema: facet({ fields: [{ name: 'c' }] }) })], // prettier-ignore
      }),
    ]);

    const [told, silent] = [
      await getColumn(of('out'), 'c'),
      await getColumnImpact(of('out'), 'c', { ...NOW, direction: 'upstream', evidence: ['explicit'], indirect: true }), // prettier-ignore
    ];
    expect(told).toMatchObject({ hasNoUpstream: true, upstream: [] });
    expect(silent.reached).toEqual([]);
  });

  test('of a job that makes its output itself makes that edge explicit', async () => {
    const lineage = facet({
      entries: [{ ...table('out'), type: 'DATASET', inputs: [{ type: 'JOB' }] }],
    });
    store(db(), [runEvent('r', { jobFacets: { lineage }, outputs: [table('out')] })]);

    const { edges: drawn } = await getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: of('out') });
    expect(drawn.map(({ evidence }) => evidence)).toEqual(['explicit']);
  });
});

describe('columns within columns', () => {
  const tell = () => {
    const into = Object.fromEntries(
      ['a.b[].c', "tags['key.x']", 'dot.ted'].map((field, index) => [
        `c${index}`,
        [source('in', field)],
      ]),
    );
    const schema = facet({ fields: [{ name: 'dot.ted', type: 'int' }] });
    store(db(), [
      runEvent('r', { inputs: [table('in', { schema })], outputs: [table('out', columns(into))] }),
    ]);
  };
  const reached = async (field: string) => {
    const options = { ...NOW, direction: 'upstream', evidence: ['column'], indirect: false } as const; // prettier-ignore
    const { reached: rows } = await getColumnImpact(of('out'), field, options);
    return rows.map((row) => row.field);
  };
  const made = async (field: string) => {
    const focus = `${of('in')}#${encodeURIComponent(field)}` as GraphQuery['focus'];
    return edges('in', { focus, direction: 'downstream' });
  };

  test('items of lists and keys of maps are parts of what holds them; a flat name is none', async () => {
    tell();

    expect(await reached('c0')).toEqual(['a.b[].c']);
    expect(await made('a.b')).toEqual(['in.a.b[].c > out.c0']);
    expect(await made('tags')).toEqual(["in.tags['key.x'] > out.c1"]);
    expect(await made('dot')).toEqual([]);
  });

  test('one that is told with and without marks of list items is shown as spelled twice', async () => {
    tell();
    store(db(), [
      runEvent('s', {
        job: 'other',
        inputs: [table('in')],
        outputs: [table('more', columns({ d: [source('in', 'a.b.c')] }))],
      }),
    ]);

    expect((await getColumn(of('in'), 'a.b.c')).spellings).toEqual(['a.b[].c']);
  });
});
