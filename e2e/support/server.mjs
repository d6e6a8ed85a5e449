/** The server the journeys run against: built, on a new store, filled through its front door. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { bootstrap } from '../../lib/cli/bootstrap.mjs';
import { serve } from './serve.mjs';

const SCENARIOS = ['credit-risk', 'shop-dbt'];

async function send(url, scenario) {
  const response = await fetch(`${url}/api/v1/lineage/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: readFileSync(join('prisma', 'scenarios', scenario, 'events.ndjson')),
  });
  const { refused } = await response.json();
  if (!response.ok || refused.length > 0) throw new Error(`${scenario} was not taken in whole`);
}

await bootstrap();
const folder = mkdtempSync(join(tmpdir(), 'headwater-e2e-'));
const { url, stop, ended } = await serve(join(folder, 'store.db'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
for (const scenario of SCENARIOS) await send(url, scenario);
process.stdout.write('ready\n');
process.exitCode = await ended;
rmSync(folder, { recursive: true, force: true });
