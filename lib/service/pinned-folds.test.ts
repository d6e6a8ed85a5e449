import { expect, test } from 'vitest';

import type { GraphQuery } from '@/lib/contract/graph';
import { nodeId } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getCertificate } from './get-certificate';
import { getGraph } from './get-graph';
import { listMembers } from './list-members';
import { tallyGraph } from './tally-graph';

const FILES = 500;
const { db } = openTestStore();
const MODEL = nodeId({ kind: 'dataset', ...table('model') });

const file = (at: number) => table(`raw/part-${String(at).padStart(4, '0')}.parquet`);

/** A model trained on one table, which was made from 500 files, of each of which a run told the version. */
function fillStore() {
  const version = (of: string) => ({ version: facet({ datasetVersion: of }) });
  const inputs = Array.from({ length: FILES }, (_, at) => ({
    ...file(at),
    facets: version(`v${at}`),
  }));
  store(db(), [
    runEvent('00000000-0000-4000-8000-000000000001', {
      job: 'join',
      inputs,
      outputs: [table('features', version('f1'))],
    }),
    runEvent('00000000-0000-4000-8000-000000000002', {
      at: '2026-03-01T13:00:00Z',
      job: 'train',
      inputs: [table('features', version('f1'))],
      outputs: [table('model', version('1'))],
    }),
  ]);
}

const QUESTION: GraphQuery = {
  ...DEFAULT_GRAPH_OPTIONS,
  mode: 'pinned',
  focus: MODEL,
  direction: 'upstream',
  depth: 'all',
};

test('a model made from 500 files is a few cards and one that holds the others', async () => {
  fillStore();
  const { answer, folds, nodes } = await getGraph(QUESTION);
  const [fold] = folds;

  expect(nodes.length).toBeLessThan(12);
  expect(fold).toMatchObject({ total: FILES, side: 'up', kind: 'dataset' });
  expect(answer.folded + answer.shown).toBe(FILES + 4);
  expect(answer).toMatchObject({ hidden: 0, truncatedBy: null });

  const of = fold?.name ?? '';
  const listed = await listMembers({ question: QUESTION, of, text: '', cursor: null });
  const found = await listMembers({ question: QUESTION, of, text: 'part-0321', cursor: null });
  expect(listed.total).toBe(answer.folded);
  expect(found.members.map(({ name }) => name)).toEqual(['raw/part-0321.parquet']);
  // What the node tells of its neighbours is of all of them.
  const { tallies } = await tallyGraph(QUESTION, ['type']);
  expect(tallies[0]?.inside[0]?.values[0]?.count).toBe(answer.folded);
});

test('a folded card of a pinned graph opens, and gives out one of what it holds', async () => {
  fillStore();
  const { folds, nodes } = await getGraph(QUESTION);
  const of = folds[0]?.name ?? '';
  const { members } = await listMembers({ question: QUESTION, of, text: '0321', cursor: null });
  const taken = await getGraph({ ...QUESTION, also: members.map(({ key }) => key) });
  const opened = await getGraph({ ...QUESTION, expanded: [of] });
  const whole = await getGraph({ ...QUESTION, fold: 'none' });

  expect(taken.nodes).toHaveLength(nodes.length + 1);
  expect(taken.notices).toEqual([]);
  expect(taken.nodes.some(({ id }) => id === members[0]?.id)).toBe(true);
  expect(opened.nodes).toHaveLength(FILES + 4);
  expect(opened.folds).toEqual([]);
  expect(whole.nodes).toEqual(opened.nodes);
});

test('the certificate names all of them', async () => {
  fillStore();
  const { sources, runs, graph } = await getCertificate(MODEL, 'latest');

  expect(sources).toHaveLength(FILES);
  expect(runs).toHaveLength(2);
  expect(graph.folds).toEqual([]);
});
