import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { readArrival } from '@/lib/service/read-arrivals';
import { closeDatabase, database } from '@/lib/store/database';
import { appendEvents } from '@/lib/store/event-log';

const CHUNK = 500;
/** Filling takes minutes for the largest store; say so now and then. */
const SAY_EVERY_EVENTS = 20_000;

/** Runs `measure` on a store of its own filled with these events, which is thrown away after. */
export async function withStore<Result>(
  events: Iterable<Uint8Array>,
  measure: () => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  closeDatabase();
  process.env['DATABASE_URL'] = `file:${join(folder, 'store.db')}`;
  const db = database();
  db.pragma('synchronous = OFF'); // only the filling: what is measured reads
  try {
    let chunk: Uint8Array[] = [];
    let stored = 0;
    const flush = () => {
      appendEvents(
        db,
        chunk.map((bytes) => readArrival(bytes, false)),
      );
      stored += chunk.length;
      if (stored % SAY_EVERY_EVENTS === 0) process.stderr.write(`filling: ${stored} events\n`);
      chunk = [];
    };
    for (const bytes of events) {
      chunk.push(bytes);
      if (chunk.length >= CHUNK) flush();
    }
    flush();
    return await measure();
  } finally {
    closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of each of `times` calls, after a tenth as many that do not count. */
export async function timings(
  times: number,
  call: (at: number) => Promise<unknown>,
): Promise<number[]> {
  for (let at = 0; at < times / 10; at += 1) await call(at);
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const from = performance.now();
    await call(at);
    taken.push(performance.now() - from);
  }
  return taken;
}

/**
 * Milliseconds of each of two calls made in turn, so that whatever else the machine does meanwhile
 * hits both alike and their ratio says something of the calls.
 */
export async function timingsInTurn(
  times: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[one: number[], other: number[]]> {
  const taken: [number[], number[]] = [[], []];
  for (let at = -Math.ceil(times / 10); at < times; at += 1)
    for (const [place, call] of [one, other].entries()) {
      const from = performance.now();
      await call();
      if (at >= 0) taken[place === 0 ? 0 : 1].push(performance.now() - from);
    }
  return taken;
}
