import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { nodeId, parseNodeId } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { findHidden } from './find-hidden';
import { getGraph } from './get-graph';

const nameOf = (id: string) => parseNodeId(id)?.name ?? '';

describe('a chain, and a table nothing leads to', () => {
  const { db } = openTestStore();
  const fill = () =>
    store(db(), [
      runEvent('r1', { job: 'j1', inputs: [table('raw.orders')], outputs: [table('core.orders')] }),
      runEvent('r2', { job: 'j2', inputs: [table('core.orders')], outputs: [table('mart.sales')] }),
      runEvent('r3', {
        job: 'j3',
        inputs: [table('mart.sales')],
        outputs: [table('app.orders_100%')],
      }),
      runEvent('r4', { job: 'j4', inputs: [table('other.orders')], outputs: [table('other.x')] }),
    ]);
  const focus = nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name: 'raw.orders' });
  const around: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus };
  const find = async (text: string, more: Partial<GraphQuery> = {}) => {
    const { hidden, ...counts } = await findHidden({ ...around, ...more }, text);
    return { found: hidden.map(({ id, distance }) => `${distance} ${nameOf(id)}`), ...counts };
  };

  test('what the question reaches and does not show is found, nearest first, and nothing else', async () => {
    fill();
    expect(await find('ORDERS')).toMatchObject({
      found: ['6 app.orders_100%'],
      total: 1,
      totalExact: true,
    });
    expect((await find('postgres', { depth: 0 })).found).toEqual([
      '2 core.orders',
      '4 mart.sales',
      '6 app.orders_100%',
    ]);
    expect((await find('0%')).found).toEqual(['6 app.orders_100%']);
    expect((await find('_100')).found).toEqual(['6 app.orders_100%']);
    expect((await find('orders', { direction: 'upstream' })).total).toBe(0);
    expect((await find('orders', { depth: 'all' })).total).toBe(0);
    expect((await find('')).total).toBe(0);
  });

  test('what the selector leaves out is no part of the question', async () => {
    fill();
    expect((await find('orders', { depth: 0, select: 'core*' })).found).toEqual(['2 core.orders']);
  });

  test('what it says to draw besides shows the node and the way to it', async () => {
    fill();
    const { hidden } = await findHidden(around, 'orders_100');
    const also = hidden.flatMap((node) => node.also);
    const drawn = await getGraph({ ...around, also });
    expect(drawn.nodes.map(({ id }) => nameOf(id)).sort()).toEqual([
      'app.orders_100%',
      'core.orders',
      'j1',
      'j2',
      'j3',
      'mart.sales',
      'raw.orders',
    ]);
    expect(drawn.edges).toHaveLength(6);
  });

  test('what is in a closed group is hidden, and comes out with its group open', async () => {
    fill();
    const overview: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus: null, group: 'namespace' };
    const { hidden, total } = await findHidden(overview, 'orders');
    expect(total).toBe(4);
    const one = hidden.find(({ id }) => nameOf(id) === 'other.orders');
    const drawn = await getGraph({ ...overview, also: one?.also ?? [] });
    expect(drawn.nodes.map(({ id }) => nameOf(id))).toContain('other.orders');
    expect((await findHidden({ ...overview, also: one?.also ?? [] }, 'orders')).total).toBe(0);
  });
});

describe('a long chain', () => {
  const { db } = openTestStore();
  const focus = nodeId({ kind: 'dataset', ...table('d0') });
  const around: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus };
  const fill = (length: number) =>
    store(
      db(),
      Array.from({ length }, (_, i) =>
        runEvent(`r${i}`, {
          job: `j${i}`,
          inputs: [table(`d${i}`)],
          outputs: [table(`d${i + 1}`)],
        }),
      ),
    );
  const reveal = async (name: string, earlier: readonly string[] = []) => {
    const before = { ...around, also: [...earlier] };
    const node = (await findHidden(before, name)).hidden.find(({ id }) => nameOf(id) === name);
    const also = [...new Set([...earlier, ...(node?.also ?? [])])].sort();
    const drawn = await getGraph({ ...around, also });
    return { node, also, ...drawn };
  };
  const notesOf = ({ notices }: Pick<GraphResponse, 'notices'>) =>
    notices.flatMap(({ parameter, message }) => (parameter === 'also' ? message : []));

  test('a way of hundreds of nodes is brought in whole', async () => {
    fill(300);

    const drawn = await reveal('d240');

    expect(drawn.nodes).toHaveLength(481);
    expect(drawn.edges).toHaveLength(480);
    expect(drawn.nodes.find(({ id }) => nameOf(id) === 'd240')?.distance).toBe(480);
    expect(drawn.node).toMatchObject({ distance: 480, leftOut: 0 });
    expect(notesOf(drawn)).toEqual([]);
  });

  test('of a longer one the middle is missing, which is said, and distances are true', async () => {
    fill(300);

    const drawn = await reveal('d300');

    expect(drawn.node).toMatchObject({ distance: 600, leftOut: 98 });
    expect(drawn.nodes).toHaveLength(503);
    const distanceOf = new Map(drawn.nodes.map(({ id, distance }) => [nameOf(id), distance]));
    expect(['d1', 'd126', 'd299', 'd300'].map((name) => distanceOf.get(name))).toEqual([
      2, 252, 598, 600,
    ]);
    expect(notesOf(drawn)).toEqual([
      '250 nodes shown besides stand apart: the way to them is hidden.',
    ]);
  });

  test('what was brought in before leaves less room', async () => {
    fill(300);
    const before = await reveal('d200');

    const drawn = await reveal('d300', before.also);

    expect(drawn.also).toHaveLength(500);
    expect(drawn.node).toMatchObject({ distance: 600, leftOut: 98 });
    expect(drawn.nodes.map(({ id }) => nameOf(id))).toContain('d300');
  });

  test('more nodes than are shown besides are announced', async () => {
    fill(300);
    const also = Array.from({ length: 501 }, (_, i) => i.toString(36).padStart(16, '0'));

    expect(notesOf(await getGraph({ ...around, also }))).toEqual([
      'Names 501 nodes; 500 of them are shown besides.',
    ]);
  });
});

describe('what stands in groups and cards', () => {
  const { db } = openTestStore();

  test('is found with the closed group it is in, and how many are in each', async () => {
    store(db(), [
      runEvent('r1', { job: 'load_a', inputs: [table('raw')], outputs: [table('core.orders')] }),
      runEvent('r2', { job: 'load_b', inputs: [table('raw')], outputs: [table('app.orders')] }),
    ]);
    const overview: GraphQuery = { ...DEFAULT_GRAPH_OPTIONS, focus: null, group: 'namespace' };
    const { groups } = await getGraph(overview);
    const tables = groups.find(({ datasets }) => datasets > 0);

    const closed = await findHidden(overview, 'orders');
    const opened = await findHidden({ ...overview, expanded: [tables?.id ?? ''] }, 'orders');

    expect(closed.within).toEqual([
      { id: tables?.id, opens: tables?.id, label: tables?.label, count: 2 },
    ]);
    expect(closed.hidden.map(({ within }) => within)).toEqual([tables?.id, tables?.id]);
    expect(opened).toMatchObject({ within: [], total: 0 });
  });

  test('is found with the folded card it is in', async () => {
    store(
      db(),
      Array.from({ length: 60 }, (_, i) =>
        runEvent(`r${i}`, { job: `load_${i}`, inputs: [table('hub')], outputs: [table(`t${i}`)] }),
      ),
    );
    const focus = nodeId({ kind: 'dataset', ...table('hub') });
    const question = { ...DEFAULT_GRAPH_OPTIONS, focus, depth: 1 };
    const { folds } = await getGraph(question);

    const { within, hidden } = await findHidden(question, 'load_5');

    expect(within).toEqual([
      { id: folds[0]?.id, opens: folds[0]?.name, label: 'hub', count: hidden.length },
    ]);
  });
});
