import { expect, test } from 'vitest';

import { EVIDENCE } from '@/lib/lineage';
import { pinnedKey, runKey } from '@/lib/store/keys';
import { openTestStore } from '@/lib/store/test-store.test-support';

import { openVersionNames } from '../versioned-node';
import { openPinned } from './open-pinned';
import { runNodeId } from './pinned-source';

const { db } = openTestStore('credit-risk');

test('a run that was asked for before it was there is not taken for one without datasets', () => {
  const question = { evidence: [...EVIDENCE], asOf: null };
  const source = openPinned(db(), openVersionNames(db()), question);
  const run = '019cb171-eeb4-7d8a-ab1a-8f7714e8aead';
  const key = pinnedKey(runNodeId(run));

  expect(source.views([key])).toEqual([]);
  expect(source.addRuns([runKey(run)])).toEqual([key]);
  expect(source.views([key])[0]?.outputs.size).toBeGreaterThan(0);
});
