/** The server the journeys run against: built, on a new store, filled through its front door. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { bootstrap, program } from '../../lib/cli/bootstrap.mjs';

const SCENARIOS = ['credit-risk', 'shop-dbt'];

await bootstrap();
const folder = mkdtempSync(join(tmpdir(), 'headwater-e2e-'));
const child = spawn(process.execPath, program('cli/serve.ts'), {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATABASE_URL: `file:${join(folder, 'store.db')}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});

createInterface({ input: child.stdout }).on('line', async (line) => {
  const url = /listens on (\S+)/.exec(line)?.[1];
  if (!url) return;
  for (const name of SCENARIOS) {
    const response = await fetch(`${url}/api/v1/lineage/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: readFileSync(join('prisma', 'scenarios', name, 'events.ndjson')),
    });
    const { refused } = await response.json();
    if (!response.ok || refused.length > 0) throw new Error(`${name} was not taken in whole`);
  }
  process.stdout.write('ready\n');
});
