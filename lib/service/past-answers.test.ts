import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseInstant, type Instant } from '@/lib/lineage';
import { openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { getNode } from './get-node';
import { listMoments } from './list-moments';
import { listRuns } from './list-runs';

const answers = z
  .object({ months: z.record(z.string(), z.object({ train: z.object({ runId: z.string() }) })) })
  .parse(JSON.parse(readFileSync('prisma/scenarios/credit-risk/answers.json', 'utf8')));

function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed) throw new Error(`${text} is no time`);
  return parsed.instant;
}
const ask = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, depth: 'all', focus, ...more });

describe('credit-risk, month by month', () => {
  openTestStore('credit-risk');
  const job = (name: string) =>
    nodeId({ kind: 'job', namespace: 'credit-risk', name: `credit_risk.monthly.${name}` });
  const MODEL = nodeId({
    kind: 'dataset',
    namespace: 'mlflow://models.acme.internal',
    name: 'credit_default',
  });

  test.each(Object.entries(answers.months).slice(0, 6))(
    'at the end of %s the model was made by as many runs as months, the last of them that month’s',
    async (month, { train }) => {
      const graph = await ask(MODEL, { asOf: at(`${month}-28T00:00:00Z`), direction: 'upstream' });
      const made = graph.edges.find(({ to }) => to === MODEL);

      expect(made?.runCount).toBe(Number(month.slice(5)));
      expect(made?.lastRun).toBe(train.runId);
      expect(graph.answer.asOf).toBe(at(`${month}-28T00:00:00Z`));
    },
  );

  test('the failed run of April shows while it was the latest, and no longer after the retry', async () => {
    const status = async (time: string) =>
      (await ask(job('clean_bureau'), { asOf: at(time), depth: 0 })).nodes[0]?.status;

    expect(await status('2026-04-03T02:00:05Z')).toBe('running');
    expect(await status('2026-04-03T03:00:00Z')).toBe('failed');
    expect(await status('2026-04-04T00:00:00Z')).toBe('complete');
  });

  test('before the first run of training there was no model', async () => {
    await expect(ask(MODEL, { asOf: at('2026-01-01T00:00:00Z') })).rejects.toThrow(/up to 2026/);
  });

  test('the panel tells of the node, and its runs, as of then', async () => {
    const then = at('2026-03-10T00:00:00Z');
    const node = await getNode(job('train_model'), then);
    const runs = await listRuns(job('train_model'), { limit: 10, cursor: null }, then);

    expect(node).toMatchObject({ asOf: then, runCount: 3, status: 'complete' });
    expect(runs.runs[0]?.runId).toBe(answers.months['2026-03']?.train.runId);
    expect(runs.total).toBe(3);
  });

  test('each month is one moment', async () => {
    const query = { ...DEFAULT_GRAPH_OPTIONS, depth: 'all', focus: MODEL } as const;
    const { moments } = await listMoments(query);
    const months = moments.map(({ at: time }) => time.slice(0, 7));

    expect([...new Set(months)]).toEqual(Object.keys(answers.months));
    expect(
      moments.filter(({ failed }) => failed > 0).map(({ at: time }) => time.slice(0, 7)),
    ).toEqual(['2026-04']);
  });
});

describe('meanings of edges', () => {
  const { db } = openTestStore();
  const own = (name: string) => nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name });
  const load = nodeId({ kind: 'job', namespace: 'etl', name: 'load' });
  const namesAround = async (focus: string, more: Partial<GraphQuery>) =>
    (await ask(focus, more)).nodes.map(({ name }) => name).sort();
  const becomes = (change: string, previous?: string) => ({
    lifecycleStateChange: {
      lifecycleStateChange: change,
      ...(previous && { previousIdentifier: { namespace: 'postgres://h:5432', name: previous } }),
    },
  });

  test('a job whose runs write different tables keeps them all, and the input each was made of', async () => {
    store(db(), [
      runEvent('1', { at: '2026-03-01T00:00:00Z', inputs: [table('a')], outputs: [table('jan')] }),
      runEvent('2', { at: '2026-03-02T00:00:00Z', inputs: [table('b')], outputs: [table('feb')] }),
      runEvent('3', { at: '2026-03-03T00:00:00Z', inputs: [table('b')], outputs: [table('jan')] }),
    ]);

    expect(await namesAround(load, { edges: 'all' })).toEqual(['a', 'b', 'feb', 'jan', 'load']);
    expect(await namesAround(load, { edges: 'current' })).toEqual(['b', 'feb', 'jan', 'load']);
    expect(await namesAround(load, { edges: 'latest-run' })).toEqual(['b', 'jan', 'load']);
    expect(
      await namesAround(load, {
        edges: 'window',
        from: at('2026-03-02'),
        to: at('2026-03-02T01:00'),
      }),
    ).toEqual(['b', 'feb', 'load']);
  });

  test('a failed run is the latest, but not current; a job that never succeeded shows it', async () => {
    store(db(), [
      runEvent('1', { at: '2026-03-01T00:00:00Z', inputs: [table('a')], outputs: [table('x')] }),
      runEvent('2', { type: 'FAIL', at: '2026-03-02T00:00:00Z', inputs: [table('b')] }),
      runEvent('3', { job: 'other', type: 'FAIL', inputs: [table('c')], outputs: [table('y')] }),
    ]);

    expect(await namesAround(load, { edges: 'current' })).toEqual(['a', 'load', 'x']);
    expect(await namesAround(load, { edges: 'latest-run' })).toEqual(['b', 'load']);
    expect(await namesAround(own('y'), { edges: 'current' })).toEqual(['c', 'other', 'y']);
  });

  test('a dropped dataset feeds nothing that is current, until it is written again', async () => {
    const read = runEvent('r', { job: 'read', inputs: [table('x')], outputs: [table('z')] });
    store(db(), [
      runEvent('1', { at: '2026-03-01T00:00:00Z', outputs: [table('x')] }),
      read,
      runEvent('d', {
        job: 'drop',
        at: '2026-03-05T00:00:00Z',
        outputs: [table('x', becomes('DROP'))],
      }),
    ]);
    const dropped = await ask(own('x'), { edges: 'current' });
    store(db(), [runEvent('2', { at: '2026-03-09T00:00:00Z', outputs: [table('x')] })]);
    const revived = await ask(own('x'), { edges: 'current' });
    const before = await ask(own('x'), { edges: 'current', asOf: at('2026-03-04') });
    const gone = dropped.nodes.find(({ name }) => name === 'x')?.gone;

    expect(gone).toMatchObject({ change: 'dropped', runId: 'd' });
    expect(dropped.nodes.map(({ name }) => name).sort()).toEqual(['drop', 'x']);
    expect(revived.nodes.find(({ name }) => name === 'x')?.gone).toBeNull();
    expect(revived.nodes.map(({ name }) => name).sort()).toContain('z');
    expect(before.nodes.map(({ name }) => name).sort()).toEqual(['load', 'read', 'x', 'z']);
  });

  test('a renamed dataset is one in the current meaning, and had its old name before', async () => {
    store(db(), [
      runEvent('1', { at: '2026-03-01T00:00:00Z', outputs: [table('old')] }),
      runEvent('r', { job: 'read', inputs: [table('old')], outputs: [table('z')] }),
      runEvent('m', { job: 'move', at: '2026-03-05T00:00:00Z', outputs: [table('new', becomes('RENAME', 'old'))] }), // prettier-ignore
    ]);
    const current = await ask(own('old'), { edges: 'current' });

    expect(current.focus).toBe(own('new'));
    expect(current.nodes.map(({ name }) => name).sort()).toEqual(['load', 'move', 'new', 'read', 'z']); // prettier-ignore
    expect(current.nodes.find(({ name }) => name === 'new')?.renamedFrom?.name).toBe('old');
    expect((await ask(own('old'))).nodes.find(({ name }) => name === 'old')?.gone).toMatchObject({
      change: 'renamed',
      to: { name: 'new' },
    });
    expect(await namesAround(own('old'), { edges: 'current', asOf: at('2026-03-04') })).toEqual([
      'load',
      'old',
      'read',
      'z',
    ]);
  });

  test('what makes no sense is said', async () => {
    store(db(), [runEvent('1', { outputs: [table('x')] })]);
    const said = async (more: Partial<GraphQuery>) =>
      (await ask(own('x'), more)).notices.map(({ parameter }) => parameter);

    expect(await said({ from: at('2026-01-01') })).toEqual(['from']);
    expect(await said({ edges: 'window' })).toEqual(['edges']);
    expect(await said({ edges: 'window', from: at('2026-03-02'), to: at('2026-03-01') })).toEqual([
      'from',
    ]);
    expect(await said({ asOf: at('2999-01-01') })).toEqual(['asOf']);
  });
});
