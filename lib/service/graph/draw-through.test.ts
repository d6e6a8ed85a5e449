import { describe, expect, test } from 'vitest';

import type { GraphEdge, GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseNodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { exportGraph } from '../export-graph';
import { getGraph } from '../get-graph';

const nameOf = (id: string) => parseNodeId(id)?.name ?? '';
const words = ({ from, to, through, evidence }: GraphEdge) =>
  `${nameOf(from)} ${through ? `(${through.map(nameOf).join(' ')}) ` : ''}${nameOf(to)} ${evidence}`;
const asked = (select: string | null, more: Partial<GraphQuery> = {}): GraphQuery => ({
  ...DEFAULT_GRAPH_OPTIONS,
  focus: null,
  select,
  depth: 'all',
  ...more,
});

describe('what a selector leaves out', () => {
  const { db } = openTestStore();
  const from = (name: string) => ({
    columnLineage: facet({
      fields: { id: { inputFields: [{ namespace: 'postgres://h:5432', name, field: 'id' }] } },
    }),
  });
  const fill = () =>
    store(db(), [
      runEvent('r1', {
        job: 'split',
        inputs: [table('raw.a'), table('raw.b')],
        outputs: [table('core.a', from('raw.a')), table('core.b', from('raw.b'))],
      }),
      runEvent('r2', { job: 'train', inputs: [table('core.a')], outputs: [table('model')] }),
      runEvent('r3', {
        job: 'report',
        inputs: [table('core.a'), table('model')],
        outputs: [table('seen'), table('left')],
      }),
    ]);
  const edges = async (...of: Parameters<typeof asked>) =>
    (await getGraph(asked(...of))).edges.map(words).sort();

  test('datasets alone are joined through their jobs, along flows', async () => {
    fill();
    expect(await edges('kind:dataset')).toEqual([
      'core.a (report) left inferred',
      'core.a (report) seen inferred',
      'core.a (train) model observed',
      'model (report) left inferred',
      'model (report) seen inferred',
      'raw.a (split) core.a column',
      'raw.b (split) core.b column',
    ]);
  });

  test('two nodes far apart are joined, and those on the way named in their order', async () => {
    fill();
    expect(await edges('raw.a or model')).toEqual(['raw.a (split core.a train) model observed']);
    expect(await edges('raw.b or model')).toEqual([]);
  });

  test('around a focus only what the question reaches is passed', async () => {
    fill();
    const focus = nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name: 'model' });
    const up = { focus, direction: 'upstream' } as const;
    expect(await edges('raw.a', up)).toEqual(['raw.a (split core.a train) model observed']);
    expect(await edges('raw.a', { ...up, depth: 2 })).toEqual([]);
    expect(await edges('kind:dataset', { ...up, depth: 2 })).toEqual([
      'core.a (train) model observed',
    ]);
  });

  test('what an edge leads through is not counted as hidden, everything else is', async () => {
    fill();
    const hidden = async (...of: Parameters<typeof asked>) =>
      Object.fromEntries(
        (await getGraph(asked(...of))).nodes.map((node) => [
          nameOf(node.id),
          [node.hiddenUpstream, node.hiddenDownstream],
        ]),
      );
    expect(await hidden('raw.a or core.a')).toEqual({ 'raw.a': [0, 0], 'core.a': [0, 2] });
    expect(await hidden('raw.b or core.a')).toEqual({ 'raw.b': [0, 1], 'core.a': [1, 2] });
    expect(
      Object.values(await hidden('kind:dataset'))
        .flat()
        .every((count) => count === 0),
    ).toBe(true);
  });

  test('evidence that is left out joins nothing, and is not counted', async () => {
    fill();
    const answer = await getGraph(asked('kind:dataset'));
    expect(answer.answer.inferredEdges).toBe(0);
    expect(await edges('kind:dataset', { evidence: ['column'] })).toEqual([
      'raw.a (split) core.a column',
      'raw.b (split) core.b column',
    ]);
  });

  test('without a selector, or with one that cannot be read, there are only edges somebody told of', async () => {
    fill();
    for (const select of [null, '', 'a and (', '*'])
      expect((await getGraph(asked(select))).edges.filter(({ through }) => through)).toEqual([]);
  });

  test('groups are joined likewise, several ways as one; a group is not joined to itself', async () => {
    fill();
    store(db(), [
      runEvent('r4', {
        job: 'ship',
        inputs: [table('seen')],
        outputs: [table('far', {}, 's3://x')],
      }),
      runEvent('r5', {
        job: 'send',
        inputs: [table('left')],
        outputs: [table('wide', {}, 's3://x')],
      }),
    ]);
    const closed = await getGraph(asked('kind:dataset', { group: 'namespace' }));
    expect(
      closed.edges.map(({ weight, through, evidence }) => [weight, through, evidence]),
    ).toEqual([[2, [], 'observed']]);
    const opened = await getGraph(
      asked('kind:dataset', { group: 'namespace', expanded: closed.groups.map(({ id }) => id) }),
    );
    const plain = await getGraph(asked('kind:dataset'));
    expect(opened.edges.map(words).sort()).toEqual(plain.edges.map(words).sort());
  });

  test('a download holds the same edges in the same order', async () => {
    fill();
    for (const select of ['kind:dataset', 'kind:job', 'raw.a or model', 'raw.a+']) {
      const [graph, whole] = [await getGraph(asked(select)), await exportGraph(asked(select))];
      expect([...whole.edges()].map(({ edge }) => edge)).toEqual(graph.edges);
      expect([...whole.nodes()]).toEqual(graph.nodes);
      expect(whole.edgeCount).toBe(graph.edges.length);
      expect(whole.rest.answer.inferredEdges).toBe(graph.answer.inferredEdges);
    }
  });
});

describe('too much between', () => {
  const { db } = openTestStore();

  test('none is drawn, and the answer says so', async () => {
    const many = (side: string, count: number) =>
      Array.from({ length: count }, (_, at) => table(`${side}${at}`));
    store(db(), [runEvent('r', { job: 'j', inputs: many('in', 300), outputs: many('out', 300) })]);
    const answer = await getGraph(asked('kind:dataset'));
    expect(answer.nodes).toHaveLength(600);
    expect(answer.edges).toEqual([]);
    expect(answer.notices).toEqual([
      { parameter: 'select', message: expect.stringMatching(/Too much is hidden/) as string },
    ]);
  });
});
