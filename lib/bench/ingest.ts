import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { z } from 'zod';

import { generateEvents } from './generate';
import type { Report, Row } from './report';
import { RUNTIME, startServer, stopServer } from './start-server';

/** Enough to outlast start-up effects; all sides send the same ones. */
const SIZE = { jobs: 500, runs: 8 };
const WARM_UP_EVENTS = 500;

const Sent = z.object({
  events: z.number(),
  failed: z.number(),
  rate: z.number(),
  p50: z.number(),
  p99: z.number(),
});
type Sent = z.infer<typeof Sent>;

function send(url: string, file: string, limit = 0, clients = 16): Promise<Sent> {
  const child = spawn(
    process.execPath,
    [...RUNTIME, 'lib/bench/clients.ts', url, file, String(limit), String(clients)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    child.on('error', reject);
    child.on('close', () => {
      resolve(Sent.parse(JSON.parse(text)));
    });
  });
}

async function writeEvents(file: string, seed: number): Promise<void> {
  const out = createWriteStream(file);
  for (const bytes of generateEvents({ ...SIZE, seed })) {
    out.write(bytes);
    out.write('\n');
  }
  await new Promise((resolve) => out.end(resolve));
}

const row = (what: string, { rate, p50, p99, failed }: Sent): Row => ({
  what,
  'events/s': Math.round(rate),
  'p50 ms': p50,
  'p99 ms': p99,
  failed,
});

/** Sends the body of many events at once, in parts of a few megabytes. */
async function sendBatches(url: string, file: string): Promise<Sent> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const latencies: number[] = [];
  const startedAt = performance.now();
  let failed = 0;
  for (let from = 0; from < lines.length; from += 1000) {
    const at = performance.now();
    const response = await fetch(`${url}/api/v1/lineage/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.slice(from, from + 1000).join('\n'),
    });
    if (!response.ok) failed += 1;
    await response.arrayBuffer();
    latencies.push(performance.now() - at);
  }
  const ms = performance.now() - startedAt;
  latencies.sort((a, b) => a - b);
  return {
    events: lines.length,
    failed,
    rate: (1000 * lines.length) / ms,
    p50: latencies[Math.floor(latencies.length / 2)] ?? 0,
    p99: latencies.at(-1) ?? 0,
  };
}

/** Ingest over HTTP against a server that only appends the bytes, and against our own batches. */
export async function benchIngest(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  const [warm, events, more, alone] = [1, 2, 3, 4].map((seed) =>
    join(folder, `${seed}.ndjson`),
  ) as [string, string, string, string];
  for (const [at, file] of [warm, events, more, alone].entries()) await writeEvents(file, at + 1);
  const bare = async (synchronous: string) => {
    const server = await startServer(
      ['lib/bench/bare-server.ts', join(folder, `bare-${synchronous}.db`), synchronous],
      {},
    );
    await send(server.url, warm, WARM_UP_EVENTS);
    const sent = await send(server.url, events);
    await stopServer(server.child);
    return sent;
  };
  try {
    const ours = await startServer(['lib/cli/serve.ts'], {
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: `file:${join(folder, 'ours.db')}`,
    });
    const single = `${ours.url}/api/v1/lineage`;
    await send(single, warm, WARM_UP_EVENTS);
    const one = await send(single, events);
    const batch = await sendBatches(ours.url, more);
    const again = await send(single, events);
    const lone = await send(single, alone, 2000, 1);
    await stopServer(ours.child);
    const [full, normal] = [await bare('FULL'), await bare('NORMAL')];
    const share = one.rate / full.rate;
    const factor = batch.rate / lone.rate;
    return {
      name: 'ingest',
      rows: [
        row('Headwater, single events, 16 clients', one),
        row('Headwater, single events, one client', lone),
        row('Headwater, NDJSON batches of 1,000', batch),
        row('Headwater, the same events again', again),
        row('bare append, synchronous FULL', full),
        row('bare append, synchronous NORMAL', normal),
      ],
      bars: [
        {
          what: 'single events against bare append (FULL)',
          wanted: '≥ 0.4',
          got: share.toFixed(2),
          isMet: share >= 0.4,
        },
        {
          what: 'batch against single events of one client (against 16: see the rows)',
          wanted: '≥ 5',
          got: factor.toFixed(2),
          isMet: factor >= 5,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
