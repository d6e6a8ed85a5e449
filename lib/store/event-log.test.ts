import { hash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openDatabase, sql, type Database } from './database';
import { ODD_EVENTS } from './odd-events.test-data';
import { loadCounts } from './overview-store';
import { digestDifferences, projectionDigest } from './projection-digest';
import { openTestStore, runEvent, scenarioEvents, store, table } from './test-store.test-support';

const { db } = openTestStore();
const EVENT = runEvent('r', { inputs: [table('a')], outputs: [table('b')] });

/** Makes every projection of a node of this name fail, as a fault of ours would. */
function breakOn(store_: Database, name: string) {
  store_.exec(`CREATE TRIGGER broken BEFORE INSERT ON node WHEN NEW.name = '${name}'
    BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END`);
}

describe('the log', () => {
  test('keeps the exact bytes under their SHA-256', () => {
    const body = new TextEncoder().encode(` ${JSON.stringify(EVENT, null, 3)}\r\n`);
    const [appended] = store(db(), [body]);
    const row = sql(db(), 'SELECT hash, body FROM event').get() as { hash: string; body: Buffer };

    expect(appended?.id).toBe(hash('sha256', body, 'hex'));
    expect(row.hash).toBe(appended?.id);
    expect(new Uint8Array(row.body)).toEqual(body);
  });

  test('takes the same bytes once, in one group or in several', () => {
    const twice = store(db(), [EVENT, EVENT]);
    const again = store(db(), [EVENT]);

    expect([...twice, ...again].map(({ isDuplicate }) => isDuplicate)).toEqual([false, true, true]);
    expect(loadCounts(db())).toEqual({ datasets: 2, jobs: 1, runs: 1, events: 1 });
  });

  test('takes other bytes of the same meaning as another event that changes nothing', () => {
    store(db(), [EVENT, JSON.stringify(EVENT, null, 2)]);

    expect(loadCounts(db())).toEqual({ datasets: 2, jobs: 1, runs: 1, events: 2 });
  });
});

describe('a group of events', () => {
  const events = [
    ...Object.values(ODD_EVENTS).flat(),
    ...scenarioEvents('credit-risk').slice(0, 8),
  ];
  const digestOf = (groups: readonly (readonly (object | Uint8Array)[])[]) => {
    const fresh = openDatabase(':memory:');
    for (const group of groups) store(fresh, group);
    const digest = projectionDigest(fresh);
    fresh.close();
    return digest;
  };

  test('leaves what its events one by one leave, however they are grouped', () => {
    const expected = digestOf(events.map((event) => [event]));

    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        const groups: (object | Uint8Array)[][] = [];
        for (let from = 0; from < events.length;) {
          const size = sizes[groups.length % sizes.length] ?? 1;
          groups.push(events.slice(from, from + size));
          from += size;
        }

        expect(digestDifferences(expected, digestOf(groups))).toEqual([]);
      }),
      { seed: 1, numRuns: 5 },
    );
  }, 20_000);
});

describe('an event our projections fail on', () => {
  test('is kept with a warning, and takes no other with it', () => {
    breakOn(db(), 'cursed');
    const appended = store(db(), [
      EVENT,
      runEvent('x', { outputs: [table('fine'), table('cursed')] }),
      runEvent('y', { outputs: [table('c')] }),
    ]);

    expect(appended.map(({ warnings }) => warnings.at(-1)?.message)).toEqual([
      'the run id is not a UUID',
      'stored, but it could not be taken into the graph; see the server log',
      'the run id is not a UUID',
    ]);
    expect(loadCounts(db())).toEqual({ datasets: 3, jobs: 1, runs: 2, events: 3 });
    expect(sql(db(), "SELECT count(*) FROM node WHERE name = 'fine'").pluck().get()).toBe(0);
  });

  test('sent again is a duplicate', () => {
    breakOn(db(), 'cursed');
    const event = runEvent('x', { outputs: [table('cursed')] });
    store(db(), [event]);

    expect(store(db(), [event])).toMatchObject([{ isDuplicate: true }]);
  });
});

describe('names no node can have', () => {
  const told = (name: string) => ({
    columnLineage: {
      fields: { c: { inputFields: [{ namespace: 'n', name, field: 'c' }] } },
    },
    lineage: { inputs: [{ namespace: 'n', name, type: 'DATASET' }] },
    symlinks: { identifiers: [{ namespace: 'n', name, type: 'TABLE' }] },
  });

  test.each([
    ['empty', ''],
    ['far too long', 'x'.repeat(10_000)],
  ])('are passed over where facets give them: %s', (_what, name) => {
    const parent = { run: { runId: 'p' }, job: { namespace: 'etl', name } };
    store(db(), [runEvent('r', { outputs: [table('t', told(name))], runFacets: { parent } })]);

    expect(sql(db(), 'SELECT name FROM node ORDER BY name').pluck().all()).toEqual(['load', 't']);
  });
});

describe('reading is by index', () => {
  const plan = (query: string) =>
    (sql(db(), `EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[]).map(
      ({ detail }) => detail,
    );
  const scans = (query: string) =>
    plan(query).filter((line) => /^SCAN (?!wanted|json_each)/.test(line));

  test.each([
    'SELECT * FROM event WHERE hash = 1',
    'SELECT * FROM event WHERE run_id = 1 ORDER BY seq DESC LIMIT 50',
    'SELECT * FROM event WHERE warning_count > 0 AND received_at > 1',
    'SELECT * FROM node WHERE canonical_key = 1',
    'SELECT * FROM node WHERE parent_key = 1',
    'SELECT * FROM run WHERE job_key = 1 ORDER BY started_at DESC, key DESC LIMIT 50',
    'SELECT * FROM run WHERE parent_key = 1',
    'SELECT * FROM run_dataset WHERE dataset_key = 1 ORDER BY last_seen DESC, run_key DESC LIMIT 50',
    'SELECT * FROM shape WHERE owner_key = 1',
    "SELECT * FROM shape_node WHERE node_key = 1 AND side = 'input'",
    'SELECT * FROM alias WHERE alias_key = 1',
    'SELECT min(first_seen) FROM run WHERE shape_key = 1',
  ])('%s', (query) => {
    expect(scans(query)).toEqual([]);
    expect(plan(query).join()).not.toContain('TEMP B-TREE');
  });
});

test('a store made by a newer version is not opened', () => {
  const file = db().name;
  sql(db(), "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('1', '', 1, '29990101000000_later')").run(); // prettier-ignore

  expect(() => openDatabase(file)).toThrow(/newer Headwater/);
});
