#!/usr/bin/env node
/**
 * `npm run test:clients`: the official openlineage-python client against the real server, with an
 * API key. Each way of sending must arrive: two events and one complete run. Without Python or a
 * package index it says so and passes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import Database from 'better-sqlite3';

import { bootstrap } from '../../lib/cli/bootstrap.mjs';
import { serve } from '../support/serve.mjs';

const CLIENT = ['openlineage-python==1.54.0'];
const KEY = 'test-key';
const WAYS = ['http', 'http_gzip', 'async_http', 'async_http_gzip'];
const EVENTS_OF_A_WAY = 2;

const say = (text) => process.stdout.write(`${text}\n`);

function installClient(folder) {
  const venv = spawnSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  if (venv.status !== 0) return 'python3 with venv is not available';
  const pip = spawnSync(join(folder, 'venv', 'bin', 'pip'), ['install', '--quiet', ...CLIENT], {
    encoding: 'utf8',
  });
  return pip.status === 0
    ? null
    : `${CLIENT.join(' ')} could not be installed: ${pip.stderr.trim().split('\n').at(-1)}`;
}

/** Ways of which not every event, or not one complete run, is in the store. */
function missing(file) {
  const db = new Database(file, { readonly: true });
  const events = db
    .prepare(
      'SELECT count(*) FROM event JOIN node ON node.key = event.node_key WHERE node.name = ?',
    )
    .pluck();
  const runs = db
    .prepare(
      "SELECT count(*) FROM run JOIN node ON node.key = run.job_key WHERE node.name = ? AND run.state = 'complete'",
    )
    .pluck();
  const lost = WAYS.filter((name) => runs.get(name) !== 1 || events.get(name) !== EVENTS_OF_A_WAY);
  db.close();
  return lost;
}

await bootstrap();
const folder = mkdtempSync(join(tmpdir(), 'headwater-clients-'));
try {
  const reason = installClient(folder);
  if (reason) say(`skipped: the official Python client was not tried: ${reason}`);
  else {
    const file = join(folder, 'store.db');
    const { url, stop } = await serve(file, { PORT: '0', HEADWATER_API_KEYS: KEY });
    const wrongKey = await fetch(`${url}/api/v1/lineage`, { method: 'POST', body: '{}' });
    const client = spawn(
      join(folder, 'venv', 'bin', 'python'),
      ['e2e/clients/openlineage_client.py', url, KEY],
      { stdio: 'inherit' },
    );
    const code = await new Promise((resolve) => client.on('close', resolve));
    await stop();
    const lost = missing(file);
    for (const name of lost) say(`NOT THERE  ${name}`);
    if (wrongKey.status !== 401) say(`a missing key was answered with ${wrongKey.status}, not 401`);
    const isWell = code === 0 && lost.length === 0 && wrongKey.status === 401;
    say(
      isWell
        ? `${WAYS.length} ways of the official Python client arrived`
        : 'the official Python client did not work unchanged',
    );
    process.exitCode = isWell ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
