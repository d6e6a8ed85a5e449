import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId, parseInstant } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { diffVersions } from './diff-versions';
import { getGraph } from './get-graph';
import { getNode } from './get-node';
import { getVersion } from './get-version';
import { listVersions } from './list-versions';

const PAGE = { limit: 200, cursor: null };
const { db } = openTestStore();
const dataset = (name: string) => nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name });
const hour = (at: number, minute = 0) =>
  `2026-03-01T${String(at).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
type Parts = Parameters<typeof runEvent>[1];
/** A run of half an hour. */
const run = (id: string, at: number, parts: Parts) => [
  runEvent(id, { type: 'START', at: hour(at), ...parts }),
  runEvent(id, { at: hour(at, 30), ...parts }),
];
const version = (datasetVersion: string) => ({ version: facet({ datasetVersion }) });
const becomes = (change: string, previous?: string) => ({
  lifecycleStateChange: facet({
    lifecycleStateChange: change,
    ...(previous && { previousIdentifier: { namespace: 'postgres://h:5432', name: previous } }),
  }),
});
const keysOf = async (name: string) =>
  (await listVersions(dataset(name), PAGE)).versions.map(({ key }) => key);
const inputsOf = async (name: string, key: string) =>
  (await getVersion(dataset(name), key)).inputs.map(({ node, version: of, assumed }) => [
    node.name,
    of?.key ?? null,
    assumed,
  ]);
const pinned = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, mode: 'pinned', depth: 'all', direction: 'upstream', focus, ...more }); // prettier-ignore
const drawn = async (focus: string) =>
  (await pinned(focus)).nodes
    .map(({ name, version: of, run: by }) => by?.id ?? `${name}@${of?.key ?? '?'}`)
    .sort();

describe('a dataset renamed', () => {
  const events = () => [
    ...run('make', 1, { job: 'make', outputs: [table('old')] }),
    ...run('move', 3, { job: 'move', outputs: [table('new', becomes('RENAME', 'old'))] }),
    ...run('read', 5, { job: 'read', inputs: [table('new')], outputs: [table('far')] }),
  ];

  test('keeps the versions it had under its old name, whichever name is asked', async () => {
    store(db(), [...events(), ...run('more', 7, { job: 'make', outputs: [table('new')] })]);

    expect(await keysOf('new')).toEqual(['run:more', 'run:make']);
    expect(await keysOf('old')).toEqual(['run:more', 'run:make']);
    expect((await listVersions(dataset('old'), PAGE)).node.id).toBe(dataset('new'));
    expect((await getVersion(dataset('old'), 'run:make')).id).toBe(`${dataset('new')}@run%3Amake`);
    expect((await getVersion(`${dataset('old')}@run%3Amake`, 'run:make')).key).toBe('run:make');
  });

  test('was read as what was written before it was renamed', async () => {
    store(db(), events());

    expect(await inputsOf('far', 'run:read')).toEqual([['new', 'run:make', true]]);
    expect(await drawn(dataset('far'))).toEqual(['far@run:read', 'make', 'new@run:make', 'read']);
  });

  test('leads from the old page to the new one', async () => {
    store(db(), events());

    expect((await getNode(dataset('old'))).gone).toMatchObject({ to: { id: dataset('new') } });
  });
});

describe('what a write means', () => {
  test('a drop is no version, and what was dropped cannot be read afterwards', async () => {
    store(db(), [
      ...run('make', 1, { job: 'make', outputs: [table('t')] }),
      ...run('early', 2, { job: 'read', inputs: [table('t')], outputs: [table('u')] }),
      ...run('drop', 3, { job: 'drop', outputs: [table('t', becomes('DROP'))] }),
      ...run('late', 5, { job: 'read', inputs: [table('t')], outputs: [table('u')] }),
    ]);

    expect(await keysOf('t')).toEqual(['run:make']);
    expect(await inputsOf('u', 'run:early')).toEqual([['t', 'run:make', true]]);
    expect(await inputsOf('u', 'run:late')).toEqual([['t', null, true]]);
    expect((await getVersion(dataset('t'), 'latest')).readers.map(({ run: of }) => of.runId)).toEqual(['early']); // prettier-ignore
  });

  test('a truncate and an overwrite are versions that say so', async () => {
    store(db(), [
      ...run('make', 1, { outputs: [table('t')] }),
      ...run('empty', 2, { outputs: [table('t', becomes('TRUNCATE'))] }),
      ...run('fill', 3, { outputs: [table('t', becomes('OVERWRITE'))] }),
    ]);

    const { versions } = await listVersions(dataset('t'), PAGE);
    expect(versions.map(({ key, change }) => [key, change])).toEqual([
      ['run:fill', 'OVERWRITE'],
      ['run:empty', 'TRUNCATE'],
      ['run:make', null],
    ]);
  });

  test('one told version written by two runs is one version with two writers', async () => {
    store(db(), [
      ...run('first', 1, { job: 'a', outputs: [table('t', version('7'))] }),
      ...run('second', 2, { job: 'b', outputs: [table('t', version('7'))] }),
      ...run('read', 3, { job: 'read', inputs: [table('t')], outputs: [table('u')] }),
    ]);

    const seven = await getVersion(dataset('t'), '7');
    expect(seven.writers.map(({ runId }) => runId)).toEqual(['first', 'second']);
    expect(seven.writes).toBe(2);
    expect(await drawn(dataset('u'))).toEqual(['first', 'read', 't@7', 'u@run:read']);
  });

  test('outputs that differ from run to run each have their own versions and inputs', async () => {
    store(db(), [
      ...run('jan', 1, { inputs: [table('a')], outputs: [table('x.jan')] }),
      ...run('feb', 2, { inputs: [table('b')], outputs: [table('x.feb')] }),
    ]);

    expect(await keysOf('x.jan')).toEqual(['run:jan']);
    expect(await drawn(dataset('x.feb'))).toEqual(['b@?', 'feb', 'x.feb@run:feb']);
  });
});

describe('which version was read', () => {
  test('a told snapshot wins over the latest; a job may read two of one table', async () => {
    store(db(), [
      ...run('one', 1, { outputs: [table('t', version('101'))] }),
      ...run('two', 2, { outputs: [table('t', version('102'))] }),
      ...run('pinning', 3, { job: 'r', inputs: [table('t', version('101'))], outputs: [table('u')] }), // prettier-ignore
      ...run('blind', 4, { job: 'r', inputs: [table('t')], outputs: [table('u')] }),
    ]);

    expect(await inputsOf('u', 'run:pinning')).toEqual([['t', '101', false]]);
    expect(await inputsOf('u', 'run:blind')).toEqual([['t', '102', true]]);
  });

  test('events in any order and doubled say the same', async () => {
    const events = [
      ...run('one', 1, { outputs: [table('t', version('101'))] }),
      ...run('two', 3, { outputs: [table('t')] }),
      ...run('read', 5, { job: 'r', inputs: [table('t')], outputs: [table('u')] }),
    ];
    store(
      db(),
      [...events].reverse().flatMap((event) => [event, event]),
    );

    expect(await keysOf('t')).toEqual(['run:two', '101']);
    expect(await inputsOf('u', 'run:read')).toEqual([['t', 'run:two', true]]);
  });

  test('an end without a start, and one that no longer names the inputs', async () => {
    store(db(), [
      runEvent('only-end', { at: hour(1), outputs: [table('t')] }),
      runEvent('r', { type: 'START', job: 'r', at: hour(2), inputs: [table('t')] }),
      runEvent('r', { job: 'r', at: hour(3), outputs: [table('u')] }),
    ]);

    expect(await inputsOf('u', 'run:r')).toEqual([['t', 'run:only-end', true]]);
    expect(await drawn(dataset('u'))).toEqual(['only-end', 'r', 't@run:only-end', 'u@run:r']);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'steps that all happened at one time stay in line (%i)',
    async (salt) => {
      const at = hour(1);
      const step = (index: number) =>
        runEvent(`${salt}-${index}`, {
          at,
          job: `step${index}`,
          inputs: index === 0 ? [] : [table(`t${index - 1}`)],
          outputs: [table(`t${index}`)],
        });
      store(db(), [0, 1, 2, 3].map(step));

      expect(await drawn(dataset('t3'))).toHaveLength(8);
    },
  );

  test('a run that says it read what a later run wrote is believed unless that makes a circle', async () => {
    store(db(), [
      runEvent('stream', { type: 'START', job: 'stream', at: hour(1) }),
      ...run('batch', 2, { job: 'batch', outputs: [table('t', version('v1'))] }),
      runEvent('stream', { type: 'RUNNING', job: 'stream', at: hour(3), inputs: [table('t', version('v1'))], outputs: [table('u')] }), // prettier-ignore
    ]);
    expect(await drawn(dataset('u'))).toEqual(['batch', 'stream', 't@v1', 'u@run:stream']);
  });

  test('no pinned graph has a circle, however the times and the told versions fall', async () => {
    let sample = 0;
    const step = fc.record({
      at: fc.integer({ min: 0, max: 2 }),
      takes: fc.integer({ min: 0, max: 2 }),
      reads: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
      writes: fc.integer({ min: 0, max: 2 }),
      told: fc.option(fc.constantFrom('1', '2'), { nil: null }),
      saw: fc.option(fc.constantFrom('1', '2'), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        sample += 1;
        const named = (at: number, text: string | null) =>
          table(`s${sample}.${at}`, text === null ? {} : version(text));
        store(
          db(),
          steps.flatMap(({ at, takes, reads, writes, told, saw }, index) => {
            const parts = {
              job: `s${sample}.j${index % 3}`,
              inputs: reads === null ? [] : [named(reads, saw)],
              outputs: [named(writes, told)],
            };
            const id = `s${sample}-${index}`;
            return [
              runEvent(id, { ...parts, type: 'START', at: hour(at) }),
              runEvent(id, { ...parts, at: hour(at + takes) }),
            ];
          }),
        );
        const graph = await pinned(dataset(`s${sample}.${steps[0]?.writes ?? 0}`), { direction: 'both' }); // prettier-ignore
        const left = new Map(graph.nodes.map(({ id }) => [id as string, 0]));
        for (const { to } of graph.edges) left.set(to, (left.get(to) ?? 0) + 1);
        const free = [...left].filter(([, count]) => count === 0).map(([id]) => id);
        for (const id of free)
          for (const { to } of graph.edges.filter(({ from }) => from === id)) {
            left.set(to, (left.get(to) ?? 0) - 1);
            if (left.get(to) === 0) free.push(to);
          }
        expect(free).toHaveLength(graph.nodes.length);
      }),
      { numRuns: 60 },
    );
  });

  test('times to come are told as they are', async () => {
    store(db(), [
      runEvent('now', { at: '2026-03-01T12:00:00Z', outputs: [table('t')] }),
      runEvent('then', { at: '2199-03-01T12:00:00Z', outputs: [table('t')] }),
    ]);
    expect(await keysOf('t')).toEqual(['run:then', 'run:now']);
    expect((await getVersion(dataset('t'), '2026-04-01')).key).toBe('run:now');
  });
});

describe('as of a moment', () => {
  const t = (text: string) => parseInstant(text)?.instant ?? null;
  const list = async (name: string, asOf: string) =>
    (await listVersions(dataset(name), PAGE, t(asOf))).versions;

  test('later versions, readers and neighbours are not told', async () => {
    store(db(), [
      ...run('one', 1, { outputs: [table('t')] }),
      ...run('early', 2, { job: 'r', inputs: [table('t')], outputs: [table('u')] }),
      ...run('late', 3, { job: 'r', inputs: [table('t')], outputs: [table('u')] }),
      ...run('two', 4, { outputs: [table('t')] }),
    ]);
    const noon = hour(2, 45);

    expect((await list('t', noon)).map(({ key }) => key)).toEqual(['run:one']);
    expect((await list('t', hour(5))).map(({ key }) => key)).toEqual(['run:two', 'run:one']);
    const one = await getVersion(dataset('t'), 'latest', t(noon));
    expect([one.key, one.next]).toEqual(['run:one', null]);
    expect(one.readers.map(({ run: of }) => of.runId)).toEqual(['early']);
    expect(one.notices.map(({ parameter }) => parameter)).toEqual(['asOf']);
    const [from, to] = [hour(1, 30), 'latest'];
    expect((await diffVersions(dataset('t'), { from, to, asOf: t(noon) })).to.key).toBe('run:one');
  });

  test('a run on the way then had made a version already', async () => {
    store(db(), [
      runEvent('way', { type: 'START', at: hour(1), outputs: [table('t')] }),
      runEvent('way', { at: hour(5), outputs: [table('t')] }),
    ]);
    const [then] = await list('t', hour(2));

    expect([then?.key, then?.run?.state, then?.at]).toEqual(['run:way', 'running', t(hour(1))]);
  });

  test('a renamed dataset had its old name before', async () => {
    store(db(), [
      ...run('make', 1, { outputs: [table('old')] }),
      ...run('move', 3, { job: 'move', outputs: [table('new', becomes('RENAME', 'old'))] }),
    ]);

    expect((await listVersions(dataset('old'), PAGE, t(hour(2)))).node.name).toBe('old');
    expect((await list('new', hour(4))).map(({ key }) => key)).toEqual(['run:make']);
    await expect(listVersions(dataset('new'), PAGE, t(hour(2)))).rejects.toThrow('No event up to');
  });
});
