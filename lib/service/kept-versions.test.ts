import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nodeId } from '@/lib/lineage';
import { closeDatabase } from '@/lib/store/database';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { getVersion } from './get-version';
import { listVersions } from './list-versions';

const PAGE = { limit: 200, cursor: null };
const NAMES = ['a', 'b', 'c'];
const { db } = openTestStore();
const dataset = (name: string) => nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name });
const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00Z`;
const datasetEvent = (eventTime: string, about: object) => ({
  eventTime,
  producer: 'https://p.example/1',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
  dataset: about,
});
const version = (datasetVersion: string) => ({ version: facet({ datasetVersion }) });
const keysOf = async (name: string) =>
  (await listVersions(dataset(name), PAGE)).versions.map(({ key }) => key);

/** All that is said of the versions of every dataset; null for one nobody has named. */
async function everyAnswer() {
  const answers: unknown[] = [];
  for (const name of NAMES) {
    const list = await listVersions(dataset(name), PAGE).catch(() => null);
    answers.push(list);
    for (const { key } of list?.versions ?? []) answers.push(await getVersion(dataset(name), key));
    const pinned = { ...DEFAULT_GRAPH_OPTIONS, mode: 'pinned' as const, focus: dataset(name) };
    answers.push(list && (await getGraph(pinned)));
  }
  return answers;
}

const tables = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    facets: fc.constantFrom(
      {},
      {},
      version('v1'),
      version('v2'),
      version('md5:d41d8cd98f00b204e9800998ecf8427e'),
      { lifecycleStateChange: facet({ lifecycleStateChange: 'DROP' }) },
      {
        lifecycleStateChange: facet({
          lifecycleStateChange: 'RENAME',
          previousIdentifier: { namespace: 'postgres://h:5432', name: 'b' },
        }),
      },
    ),
  }),
  { maxLength: 2 },
);
/** Events of few runs, in any order: states change late, runs name more than they did before. */
const events = fc.array(
  fc.record({
    run: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    type: fc.constantFrom('START', 'RUNNING', 'COMPLETE', 'COMPLETE', 'FAIL'),
    minute: fc.nat(59),
    inputs: tables,
    outputs: tables,
    isCompared: fc.boolean(),
  }),
  { minLength: 2, maxLength: 7 },
);

describe('what is kept of versions while a store is written', () => {
  test('a version written shows at once, whatever was asked before', async () => {
    store(db(), [runEvent('w1', { at: at(1), outputs: [table('a')] })]);
    store(db(), [runEvent('w2', { at: at(2), outputs: [table('b')] })]);
    expect([await keysOf('a'), await keysOf('b')]).toEqual([['run:w1'], ['run:w2']]);

    store(db(), [runEvent('w3', { at: at(3), outputs: [table('a')] })]);

    expect([await keysOf('a'), await keysOf('b')]).toEqual([['run:w3', 'run:w1'], ['run:w2']]);
    expect((await getVersion(dataset('a'), 'run:w1')).next?.key).toBe('run:w3');
  });

  test('a run that fails without naming what it wrote is read by nobody from then on', async () => {
    const readBy = async () =>
      (await getVersion(dataset('c'), 'run:r')).inputs.map(({ version: of }) => of?.key);
    store(db(), [
      runEvent('w1', { at: at(1), outputs: [table('a')] }),
      runEvent('w2', { type: 'START', at: at(2), outputs: [table('a')] }),
      runEvent('w2', { at: at(3) }),
      runEvent('r', { type: 'START', at: at(5), inputs: [table('a')], outputs: [table('c')] }),
    ]);
    expect(await readBy()).toEqual(['run:w2']);

    store(db(), [runEvent('w2', { type: 'FAIL', at: at(4) })]);

    expect(await readBy()).toEqual(['run:w1']);
  });

  test('what a dataset event says became of a dataset holds at once', async () => {
    const readBy = async () =>
      (await getVersion(dataset('c'), 'run:r')).inputs.map(({ version: of }) => of?.key ?? null);
    store(db(), [
      runEvent('w', { at: at(1), outputs: [table('a')] }),
      runEvent('r', { type: 'START', at: at(5), inputs: [table('a')], outputs: [table('c')] }),
    ]);
    expect(await readBy()).toEqual(['run:w']);

    const dropped = { lifecycleStateChange: facet({ lifecycleStateChange: 'DROP' }) };
    store(db(), [datasetEvent(at(3), table('a', dropped))]);

    expect(await readBy()).toEqual([null]);
  });

  test('after any write all answers are those of a store just opened', async () => {
    let story = 0;
    await fc.assert(
      fc.asyncProperty(events, async (told) => {
        story += 1;
        const own = (run: string) => `${story}-${run}`;
        for (const { run, type, minute, inputs, outputs, isCompared } of told) {
          const named = (of: typeof inputs) => of.map(({ name, facets }) => table(name, facets));
          store(db(), [
            runEvent(own(run), { type, at: at(minute), inputs: named(inputs), outputs: named(outputs) }), // prettier-ignore
          ]);
          const kept = await everyAnswer();
          if (!isCompared) continue;
          closeDatabase();
          expect(kept).toEqual(await everyAnswer());
        }
      }),
      { numRuns: 12, seed: 20260301 },
    );
  }, 60_000);
});
