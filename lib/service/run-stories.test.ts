import { describe, expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';

import { getNode } from './get-node';
import { getRun } from './get-run';
import { listRuns } from './list-runs';

const { db } = openTestStore();
const PAGE = { limit: 50, cursor: null };
const jobNode = (name: string) => nodeId({ kind: 'job', namespace: 'etl', name });
const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`;
const planned = { nominalTime: facet({ nominalStartTime: '2026-03-01T00:00:00Z' }) };
type Parts = Parameters<typeof runEvent>[1];
const run = (id: string, from: number, to: number, type: string, parts: Parts = {}) => [
  runEvent(id, { ...parts, type: 'START', at: at(from) }),
  runEvent(id, { ...parts, type, at: at(to) }),
];
const ref = (runId: string, name: string) => ({ run: { runId }, job: { namespace: 'etl', name } });
const under = (runId: string, name: string, root?: object) => ({
  parent: facet({ ...ref(runId, name), ...(root && { root }) }),
});
const numbersOf = async (name: string) =>
  Object.fromEntries(
    (await listRuns(jobNode(name), PAGE)).runs.map(({ runId, attempt }) => [runId, attempt]),
  );

describe('tries', () => {
  test('runs of a job for one nominal time, one after the other, are tries', async () => {
    store(db(), [
      ...run('one', 1, 2, 'FAIL', { runFacets: planned }),
      ...run('two', 3, 4, 'FAIL', { runFacets: planned }),
      ...run('three', 5, 6, 'COMPLETE', { runFacets: planned }),
      ...run('other', 5, 6, 'COMPLETE', { job: 'other', runFacets: planned }),
      ...run('unplanned', 7, 8, 'COMPLETE'),
    ]);

    expect(await numbersOf('load')).toEqual({
      one: { number: 1, told: false },
      two: { number: 2, told: false },
      three: { number: 3, told: false },
      unplanned: null,
    });
    expect((await getRun('two')).attempts.map(({ runId }) => runId)).toEqual(['one', 'two', 'three']); // prettier-ignore
    expect((await getRun('other')).attempts).toEqual([]);
  });

  test('runs side by side for one nominal time are parts, not tries', async () => {
    store(db(), [
      ...run('part0', 1, 3, 'COMPLETE', { runFacets: planned }),
      ...run('part1', 2, 4, 'COMPLETE', { runFacets: planned }),
    ]);
    expect(Object.values(await numbersOf('load')).map((one) => one?.number)).toEqual([1, 1]);
    expect((await getRun('part0')).attempts).toEqual([]);
  });

  test.each([
    ['Airflow', { airflow: facet({ taskInstance: { try_number: 3 } }) }],
    ['a facet of one’s own', { attempt: facet({ attemptNumber: 3 }) }],
    ['a parameter', { executionParameters: facet({ parameters: [{ key: 'attempt', value: '3' }] }) }], // prettier-ignore
  ])('what %s tells counts', async (_who, runFacets) => {
    store(db(), run('third', 1, 2, 'COMPLETE', { runFacets }));
    expect((await getRun('third')).attempt).toEqual({ number: 3, told: true });
  });

  test.each([0, -1, 1.5, '__proto__', 1e9, null, [], { number: 3 }])(
    '%j is no number of a try',
    async (value) => {
      store(db(), run('odd', 1, 2, 'COMPLETE', { runFacets: { attempt: facet({ attempt: value }) } })); // prettier-ignore
      expect((await getRun('odd')).attempt).toBeNull();
    },
  );
});

describe('families', () => {
  test('parents never seen stand where their children place them, up to the root', async () => {
    const dag = ref('dag-run', 'dag');
    store(db(), [
      ...run('model', 3, 4, 'FAIL', {
        job: 'dag.task.model',
        runFacets: {
          ...under('dbt', 'dag.task.dbt', dag),
          errorMessage: facet({ message: 'no such column', programmingLanguage: 'sql', stackTrace: 'at 1\nat 2' }), // prettier-ignore
        },
        outputs: [table('t')],
      }),
      ...run('dbt', 2, 5, 'FAIL', { job: 'dag.task.dbt', runFacets: under('task', 'dag.task', dag) }), // prettier-ignore
    ]);

    const model = await getRun('model');
    expect(model.ancestors.map(({ runId, state }) => [runId, state])).toEqual([
      ['dbt', 'failed'],
      ['task', 'unknown'],
      ['dag-run', 'unknown'],
    ]);
    expect(model.root?.runId).toBe('dag-run');
    expect(model.error).toMatchObject({ message: 'no such column', stackTrace: 'at 1\nat 2' });
    expect(model.tree.runs.map(({ runId, depth }) => [runId, depth])).toEqual([
      ['dag-run', 0],
      ['task', 1],
      ['dbt', 2],
      ['model', 3],
    ]);
    expect((await getNode(jobNode('dag.task'))).kind === 'job').toBe(true);
    expect(await getNode(jobNode('dag.task'))).toMatchObject({ parent: { name: 'dag' } });
    const listed = (await listRuns(jobNode('dag.task.model'), PAGE)).runs[0];
    expect([listed?.root?.job.name, listed?.parent?.job.name]).toEqual(['dag', 'dag.task.dbt']);
  });

  test('a hundred levels, and a circle of parents, end', async () => {
    const deep = Array.from({ length: 100 }, (_, level) =>
      runEvent(`d${level}`, {
        job: `j${level}`,
        runFacets: level === 0 ? {} : under(`d${level - 1}`, `j${level - 1}`),
      }),
    );
    store(db(), [
      ...deep,
      runEvent('a', { job: 'a', runFacets: under('b', 'b') }),
      runEvent('b', { job: 'b', runFacets: under('a', 'a') }),
    ]);

    const last = await getRun('d99');
    expect(last.ancestors[0]?.runId).toBe('d98');
    expect(last.tree.runs.some(({ runId }) => runId === 'd99')).toBe(true);
    expect((await getRun('a')).ancestors.map(({ runId }) => runId)).toEqual(['b']);
  });
});
