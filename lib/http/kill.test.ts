import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { IngestAnswer } from '@/lib/contract/events';
import { openDatabase, sql } from '@/lib/store/database';
import { runEvent, table } from '@/lib/store/test-store.test-support';

const folder = mkdtempSync(join(tmpdir(), 'headwater-kill-'));
const file = join(folder, 'killed.db');
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/http/minimal-server.test-support.ts'],
    { env: { ...process.env, DATABASE_URL: `file:${file}` }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: `http://127.0.0.1:${Number(port.toString())}/api/v1/lineage` };
}

/** Sends until the server is gone; gives the ids of the events it acknowledged. */
async function sendUntilGone(url: string, client: number, acknowledged: string[]): Promise<void> {
  try {
    for (let at = 0; ; at += 1) {
      const event = runEvent(`${client}-${at}`, {
        inputs: [table('in')],
        outputs: [table(`t${at}`)],
      });
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
      acknowledged.push(IngestAnswer.parse(await response.json()).id);
    }
  } catch {
    return; // it was killed
  }
}

test('kill -9 in the middle of ingest loses no acknowledged event, and the store opens', async () => {
  const { child, url } = await startServer();
  const acknowledged: string[] = [];
  const clients = Array.from({ length: 8 }, (_, client) =>
    sendUntilGone(url, client, acknowledged),
  );
  await expect
    .poll(() => acknowledged.length, { timeout: 10_000, interval: 5 })
    .toBeGreaterThan(300);
  child.kill('SIGKILL');
  await Promise.all(clients);

  const db = openDatabase(file);
  const stored = new Set(sql(db, 'SELECT hash FROM event').pluck().all());
  const lost = acknowledged.filter((id) => !stored.has(id));
  const runs = sql(db, 'SELECT count(*) FROM run').pluck().get();

  expect(lost).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(runs).toBe(stored.size);
  db.close();
}, 30_000);

test('a new server takes up where the killed one was', async () => {
  const { url } = await startServer();
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(runEvent('after')) });

  expect(IngestAnswer.parse(await response.json()).duplicate).toBe(false);
}, 30_000);
