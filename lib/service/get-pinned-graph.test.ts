import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { getNode } from './get-node';

const dataset = (namespace: string, name: string) => nodeId({ kind: 'dataset', namespace, name });
const pinned = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({
    ...DEFAULT_GRAPH_OPTIONS,
    mode: 'pinned',
    depth: 'all',
    direction: 'upstream',
    focus,
    ...more,
  });
const versions = ({ nodes }: GraphResponse) =>
  Object.fromEntries(
    nodes.filter(({ run }) => !run).map(({ name, version }) => [name, version?.key ?? null]),
  );

/** Whether following edges ever leads back. */
function hasCycle({ nodes, edges }: GraphResponse): boolean {
  const left = new Map(nodes.map(({ id }) => [id, edges.filter(({ to }) => to === id).length]));
  const free = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of free)
    for (const { to } of edges.filter(({ from }) => from === id)) {
      left.set(to, (left.get(to) ?? 0) - 1);
      if (left.get(to) === 0) free.push(to);
    }
  return free.length < nodes.length;
}

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const MODEL = dataset('mlflow://models.acme.internal', 'credit_default');

  test('the raw files behind model 3 are the ones that were read in March', async () => {
    const graph = await pinned(`${MODEL}@3`);

    expect(graph.focus).toBe(`${MODEL}@3`);
    expect(versions(graph)).toMatchObject({
      'applications/loan_applications.csv':
        'sha256:791d583e54bfaf138615cb4604ad9c0fab04d18038db00b38f5033383314b39c',
      'bureau/bureau_extract.csv':
        'sha256:d987bc9d5a0944f813b575bda05d56752eb49657ee9def673277fc232150320d',
      'reference/postcode_index.csv':
        'sha256:2539bfe9e5bd693040cbe2e80b181aa37a4b405677c758272f558221aa49e340',
      'core.public.customers':
        'sha256:585fce1902a492eef94a14dccad6f629f8c4eb2e4d549db5c960e2c6aa983a0e',
      'core.public.loan_outcomes':
        'sha256:28a6e64fd802bc811dffe3e65403d55238eee2235b483b759f6b213c2ea38bbe',
      credit_default: '3',
    });
    expect(graph.nodes.filter(({ run }) => run).every(({ run }) => run?.state === 'complete')).toBe(
      true,
    );
    expect(graph.edges.every(({ lastRun, assumed }) => lastRun !== null && !assumed)).toBe(true);
    expect(hasCycle(graph)).toBe(false);
  });

  test('a selector chooses among versions and runs, and what it leaves out still joins them', async () => {
    const [all, files] = [
      await pinned(`${MODEL}@3`),
      await pinned(`${MODEL}@3`, { select: 'type:file' }),
    ];
    expect(versions(files)).toEqual(
      Object.fromEntries(
        all.nodes
          .filter(({ type, name }) => type === 'FILE' || name === 'credit_default')
          .map(({ name, version }) => [name, version?.key]),
      ),
    );
    expect(files.nodes.filter(({ run }) => run)).toEqual([]);
    expect(files.answer).toMatchObject({
      truncatedBy: 'select',
      hidden: all.nodes.length - files.nodes.length,
    });
    const raw = files.nodes.find(({ name }) => name === 'reference/postcode_index.csv')?.id;
    const joined = files.edges.find(({ from }) => from === raw);
    expect(joined?.through?.map((id) => id.split(':')[0])).toEqual(['run']);
    expect(files.edges.every(({ through }) => through !== undefined)).toBe(true);
  });

  test.each([
    ['credit_default', ['credit_default']],
    ['3', ['credit_default']],
    ['status:complete kind:job train*', ['credit_default', 'credit_risk.monthly.train_model']],
    ['1+credit_default', ['credit_default', 'credit_risk.monthly.train_model']],
    [
      'column:postcode type:file',
      [
        'applications/loan_applications.csv',
        'clean/applications',
        'credit_default',
        'curated/applicants',
        'reference/postcode_index.csv',
        'staging/applications',
      ],
    ],
    ['updated:<1h', ['credit_default']],
  ])('selected by %s', async (select, wanted) => {
    const { nodes } = await pinned(`${MODEL}@3`, { select });
    const names = nodes.map(({ name }) => name).sort();
    expect(names).toEqual(wanted);
  });

  test('the state of a run is its own, whatever became of its job since', async () => {
    const { nodes } = await pinned(`${MODEL}@3`, { select: 'kind:job not status:complete' });
    expect(nodes.map(({ name }) => name)).toEqual(['credit_default']);
  });

  test('without a version the focus is the latest; a run and a job lead there, too', async () => {
    expect((await pinned(MODEL)).focus).toBe(`${MODEL}@6`);
    expect((await pinned(MODEL, { asOf: '2026-03-31T00:00:00.000000000Z' as never })).focus).toBe(
      `${MODEL}@3`,
    );
    const run = '019cb171-eeb4-7d8a-ab1a-8f7714e8aead';
    expect((await pinned(`run:${run}`)).focus).toBe(`run:${run}`);
  });

  test('June’s predictions were made with model 5', async () => {
    const graph = await pinned(
      `${dataset('s3://acme-credit-lake', 'scores/predictions')}@sha256%3A8dd0d9190e30ef083ac026392c1c6712f7cd9fbdf9f173d2713cf61bffae98db`,
    );
    expect(versions(graph)['credit_default']).toBe('5');
  });

  test('downstream of a model version are the runs that used it, and what they made', async () => {
    const graph = await pinned(`${MODEL}@5`, { direction: 'downstream', depth: 2 });
    const made = graph.nodes.filter(({ name }) => name === 'scores/predictions');
    expect(made).toHaveLength(2);
    expect(graph.answer.truncatedBy).toBe('depth');
    expect(graph.answer.hidden).toBeGreaterThan(0);
  });

  test('a version nobody knows is not found', async () => {
    await expect(pinned(`${MODEL}@99`)).rejects.toThrow('has no version 99');
    await expect(pinned('run:nope')).rejects.toThrow('No event has named');
  });
});

describe('stories', () => {
  const { db } = openTestStore();
  const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`;
  const run = (id: string, start: number, parts: object) => [
    runEvent(id, { type: 'START', at: at(start), ...parts }),
    runEvent(id, { at: at(start).replace(':00:00Z', ':30:00Z'), ...parts }),
  ];
  const T = dataset('postgres://h:5432', 't');

  test('a table written by a job that reads it is a chain of versions, no cycle', async () => {
    store(
      db(),
      [1, 2, 3, 4].flatMap((hour) =>
        run(`r${hour}`, hour, { inputs: [table('t')], outputs: [table('t')] }),
      ),
    );
    const graph = await pinned(T);

    expect(hasCycle(graph)).toBe(false);
    expect(graph.nodes.filter(({ run: of }) => of)).toHaveLength(4);
    // Before the first write there was something nobody knows the version of.
    const unknown = graph.nodes.filter(({ version, run: of }) => !version && !of);
    expect(unknown).toHaveLength(1);
    // Its key is the dataset's, so that its panel and its page are found.
    expect((await getNode(unknown[0]?.key ?? '')).name).toBe('t');
    expect(graph.edges.filter(({ assumed }) => assumed)).toHaveLength(4);
    const first = await pinned(`${T}@run%3Ar1`, { direction: 'downstream' });
    expect(first.nodes).toHaveLength(7);
  });

  test('a logical cycle through labels that are used again and again has no cycle pinned', async () => {
    const latest = { version: facet({ datasetVersion: 'latest' }) };
    const [a, b] = [table('a', latest), table('b', latest)];
    store(
      db(),
      [1, 3, 5].flatMap((hour) => [
        ...run(`x${hour}`, hour, { job: 'x', inputs: [a], outputs: [b] }),
        ...run(`y${hour}`, hour + 1, { job: 'y', inputs: [b], outputs: [a] }),
      ]),
    );
    for (const direction of ['upstream', 'downstream', 'both'] as const) {
      const graph = await pinned(dataset('postgres://h:5432', 'b'), { direction });
      expect(hasCycle(graph)).toBe(false);
    }
  });

  test('flows are respected inside each run', async () => {
    const from = (name: string) => ({
      lineage: facet({ inputs: [{ namespace: 'postgres://h:5432', name, type: 'DATASET' }] }),
    });
    store(
      db(),
      run('r', 1, {
        inputs: [table('a'), table('b')],
        outputs: [table('c', from('a')), table('d', from('b'))],
      }),
    );
    const graph = await pinned(dataset('postgres://h:5432', 'c'));
    expect(graph.nodes.map(({ name }) => name).sort()).toEqual(['a', 'c', 'load']);
  });
});
