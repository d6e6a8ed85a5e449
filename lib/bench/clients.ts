/**
 * The clients of the ingest benchmark, in a process of their own: keep-alive connections, each
 * sending its next event when the last was answered. Prints one JSON line.
 *
 * Arguments: URL, file of newline-delimited events, how many to send (0: all), how many clients.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import process from 'node:process';

const [url = '', file = '', limit = '0', clients = '16'] = process.argv.slice(2);
const CLIENTS = Number(clients);
const events = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, Number(limit) || undefined)
  .map((line) => Buffer.from(line));
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

function post(body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': body.byteLength },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const latencies: number[] = [];
let next = 0;
let failed = 0;
async function client(): Promise<void> {
  for (let body = events[next]; body; body = events[next]) {
    next += 1;
    const from = performance.now();
    const status = await post(body);
    latencies.push(performance.now() - from);
    if (status !== 201) failed += 1;
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: CLIENTS }, client));
const ms = performance.now() - startedAt;
agent.destroy();
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
process.stdout.write(
  `${JSON.stringify({ events: events.length, failed, ms, rate: (1000 * events.length) / ms, p50: at(0.5), p99: at(0.99) })}\n`,
);
