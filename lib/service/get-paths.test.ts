import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseNodeId } from '@/lib/lineage';
import { nodeKey } from '@/lib/store/keys';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';
import { readPathsQuery } from '@/lib/url/paths-query';

import { getGraph } from './get-graph';
import { getPaths } from './get-paths';

const HOME = 'postgres://h:5432';
const dataset = (name: string) => ({ kind: 'dataset', namespace: HOME, name }) as const;
const nameOf = (id: string) => parseNodeId(id)?.name ?? '';

async function between(from: string, to: string, more = '') {
  const ends = { from: nodeId(dataset(from)), to: nodeKey(dataset(to)) };
  const { query } = readPathsQuery(
    new URLSearchParams(`${new URLSearchParams(ends).toString()}&${more}`),
  );
  if (!query) throw new Error('both ends are named');
  return getPaths(query);
}
const linesOf = ({ paths }: Awaited<ReturnType<typeof getPaths>>) =>
  paths.map(({ direction, nodes }) => `${direction}: ${nodes.map(nameOf).join(' ')}`);

describe('two lanes through one job, a detour, and a circle', () => {
  const { db } = openTestStore();
  const from = (name: string) => ({
    columnLineage: facet({
      fields: { id: { inputFields: [{ namespace: HOME, name, field: 'id' }] } },
    }),
  });
  const fill = () =>
    store(db(), [
      runEvent('r1', {
        job: 'split',
        inputs: [table('a'), table('b')],
        outputs: [table('c', from('a')), table('d', from('b'))],
      }),
      runEvent('r2', { job: 'quick', inputs: [table('c')], outputs: [table('end')] }),
      runEvent('r3', { job: 'slow', inputs: [table('c')], outputs: [table('between')] }),
      runEvent('r4', { job: 'late', inputs: [table('between')], outputs: [table('end')] }),
      runEvent('r5', { job: 'back', inputs: [table('end')], outputs: [table('c')] }),
    ]);
  const graph = async (more: Partial<GraphQuery>) =>
    getGraph({ ...DEFAULT_GRAPH_OPTIONS, focus: nodeId(dataset('a')), ...more });
  const shown = async (more: Partial<GraphQuery>) =>
    (await graph(more)).nodes.map(({ id }) => nameOf(id)).sort();

  test('paths are listed shortest first, whichever way data flows', async () => {
    fill();
    const found = await between('a', 'end');

    expect(linesOf(found)).toEqual([
      'downstream: a split c quick end',
      'downstream: a split c slow between late end',
    ]);
    expect(found.answer).toMatchObject({ listed: 2, total: 2, totalExact: true, shortest: 4 });
    expect(linesOf(await between('end', 'a'))).toEqual([
      'upstream: a split c quick end',
      'upstream: a split c slow between late end',
    ]);
    expect(linesOf(await between('c', 'end'))).toEqual([
      'downstream: c quick end',
      'upstream: end back c',
      'downstream: c slow between late end',
    ]);
  });

  test('none leads through a job against its flows, nor in evidence that is not asked for', async () => {
    fill();
    expect((await between('b', 'end')).answer).toMatchObject({ total: 0, shortest: null });
    expect(linesOf(await between('a', 'end', 'evidence=observed'))).toEqual([]);
  });

  test('there was none before it was seen', async () => {
    fill();
    await expect(between('a', 'end', 'asOf=2020-01-01')).rejects.toThrow('No event up to');
    const { notices } = await between('a', 'a');
    expect(notices).toMatchObject([{ parameter: 'to' }]);
  });

  test('a graph that draws paths shows every node on them, at its distance, and hides it no longer', async () => {
    fill();
    const paths = `${nodeKey(dataset('a'))}..${nodeKey(dataset('end'))}`;
    const [plain, drawn] = [await graph({}), await graph({ paths })];

    expect(plain.nodes.map(({ id }) => nameOf(id)).sort()).toEqual(['a', 'c', 'split']);
    expect(
      Object.fromEntries(drawn.nodes.map(({ id, distance }) => [nameOf(id), distance])),
    ).toEqual({ a: 0, split: 1, c: 2, quick: 3, slow: 3, end: 4, between: 4, late: 5 });
    expect(plain.answer.hidden - drawn.answer.hidden).toBe(5);
    expect(await shown({ paths, select: 'nothing*' })).toHaveLength(8);
    expect(await shown({ paths, focus: null, select: 'b' })).toHaveLength(9);
  });

  test('what is named besides is shown wherever it is, and nothing else', async () => {
    fill();
    const also = [nodeKey(dataset('end')), '0000000000000000'];
    expect(await shown({ also })).toEqual(['a', 'c', 'end', 'split']);
    const { nodes } = await graph({ also });
    expect(nodes.find(({ id }) => nameOf(id) === 'end')?.distance).toBe(4);
    const mode = { mode: 'pinned' } as const;
    expect((await graph({ also, ...mode })).notices).toContainEqual(
      expect.objectContaining({ parameter: 'also' }),
    );
  });
});
