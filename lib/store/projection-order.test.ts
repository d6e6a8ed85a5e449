import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { instantFromMs } from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';

import { openDatabase, type Database } from './database';
import { appendEvents } from './event-log';
import { ODD_EVENTS } from './odd-events.test-data';
import { digestDifferences, projectionDigest } from './projection-digest';

const RECEIVED_AT = instantFromMs(0);

/** Stores documents in transactions of one to five, so that rows are met both fresh and written. */
function store(documents: readonly Uint8Array[]): Database {
  const db = openDatabase(':memory:');
  const arrived = documents.map((bytes) => ({
    bytes,
    event: readEvent(bytes),
    receivedAt: RECEIVED_AT,
  }));
  for (let from = 0, size = 1; from < arrived.length; from += size, size = (size % 5) + 1)
    appendEvents(db, arrived.slice(from, from + size));
  return db;
}

function digestOf(documents: readonly Uint8Array[]) {
  const db = store(documents);
  const digest = projectionDigest(db);
  db.close();
  return digest;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const scenario = (name: string) =>
  readFileSync(`prisma/scenarios/${name}/events.ndjson`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(bytesOf);

/** Some of the documents again, all of them in any order. */
function replays(documents: readonly Uint8Array[]) {
  return fc.array(fc.nat(documents.length - 1), { maxLength: 40 }).chain((again) =>
    fc.shuffledSubarray([...documents, ...again.flatMap((at) => documents[at] ?? [])], {
      minLength: documents.length + again.length,
    }),
  );
}

/** That every replay of the documents gives what they give as they stand. */
function sameProjections(documents: readonly Uint8Array[]) {
  const expected = digestOf(documents);
  return fc.property(replays(documents), (replay) => {
    expect(digestDifferences(expected, digestOf(replay))).toEqual([]);
  });
}
const runs = (numRuns: number) => ({ numRuns, seed: 20260301 });

test.each(['credit-risk', 'shop-dbt'])(
  'the projections of %s do not depend on order or repetition',
  (name) => {
    fc.assert(sameProjections(scenario(name)), runs(6));
  },
  60_000,
);

test.each(Object.entries(ODD_EVENTS))(
  'odd events in any order give the same projections: %s',
  (_name, events) => {
    fc.assert(sameProjections(events.map((event) => bytesOf(JSON.stringify(event)))), runs(60));
  },
  60_000,
);

test('all odd events together, in any order, give the same projections', () => {
  const events = Object.values(ODD_EVENTS).flat();
  fc.assert(sameProjections(events.map((event) => bytesOf(JSON.stringify(event)))), runs(60));
}, 60_000);

test('two producers interleaved give what one after the other gives', () => {
  const [first, second] = [scenario('credit-risk'), scenario('shop-dbt')];
  const interleaved: Uint8Array[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1)
    interleaved.push(...[first[at], second[at]].filter((bytes) => bytes !== undefined));
  expect(digestOf(interleaved).hash).toBe(digestOf([...first, ...second]).hash);
});
