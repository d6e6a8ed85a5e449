import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { closeDatabase, database } from '@/lib/store/database';

import { importEvents, type ImportDocument, type ImportRefusal } from './import-events';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-import-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'store.db')}`);
});
afterEach(() => {
  closeDatabase();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const event = (name: string) =>
  `{"eventTime":"2026-03-01T12:00:00Z","producer":"p:x","job":{"namespace":"etl","name":"${name}"},"x":NaN}`;

async function run(lines: readonly string[], isStrict = false) {
  const refusals: ImportRefusal[] = [];
  async function* documents(): AsyncGenerator<ImportDocument> {
    for (const [at, line] of lines.entries())
      yield await Promise.resolve({
        where: `f:${at + 1}`,
        content: line === '' ? { refusal: 'cut off' } : { bytes: Buffer.from(line) },
      });
  }
  const counts = await importEvents(documents(), {
    isStrict,
    onRefusal: (refusal) => refusals.push(refusal),
    onProgress: () => undefined,
  });
  return { counts, refusals };
}

test('bad ones are refused with place and reason, and lose no good one; again, all are duplicates', async () => {
  const lines = [event('a'), '{"job":{}}', event('b'), '', 'nonsense', event('a')];
  const first = await run(lines);
  expect(first.counts).toEqual({ received: 6, accepted: 2, duplicates: 1, refused: 3 });
  expect(first.refusals).toEqual([
    { where: 'f:2', pointer: '/eventTime', message: '"eventTime" is missing' },
    { where: 'f:4', pointer: '', message: 'cut off' },
    { where: 'f:5', pointer: '', message: expect.stringContaining('not JSON') as string },
  ]);
  expect((await run(lines)).counts).toEqual({
    received: 6,
    accepted: 0,
    duplicates: 3,
    refused: 3,
  });
  expect(database().prepare('SELECT count(*) FROM event').pluck().get()).toBe(2);
});

test('strict mode refuses what would have a warning', async () => {
  expect((await run([event('a')], true)).counts).toMatchObject({ accepted: 0, refused: 1 });
});

test('more than one transaction', async () => {
  const lines = Array.from({ length: 450 }, (_, at) => event(`job_${at}`));
  expect((await run(lines)).counts).toMatchObject({ accepted: 450, duplicates: 0 });
});
