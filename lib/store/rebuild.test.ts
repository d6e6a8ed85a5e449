import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { instantFromMs } from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';

import { openDatabase, type Database } from './database';
import { appendEvents } from './event-log';
import { hasCurrentProjections } from './projections-version';
import { projectionDigest, projectionTables } from './projection-digest';
import { rebuildProjections } from './rebuild';

let folder: string;
let file: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-rebuild-'));
  file = join(folder, 'store.db');
  db = openDatabase(file);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (name: string) =>
  readFileSync(`prisma/scenarios/${name}/events.ndjson`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => new TextEncoder().encode(line));

const logOf = (store: Database) =>
  store.prepare('SELECT seq, hash, received_at, warnings, hex(body) AS body FROM event').all();

function append(documents: readonly Uint8Array[]) {
  appendEvents(
    db,
    documents.map((bytes) => ({ bytes, event: readEvent(bytes), receivedAt: instantFromMs(0) })),
  );
}

describe.each(['credit-risk', 'shop-dbt'])('%s', (name) => {
  test('gives identical projections, and leaves the log as it was', async () => {
    append(linesOf(name));
    const log = logOf(db);
    const digest = projectionDigest(db);

    const rebuilt = await rebuildProjections(file);

    expect(rebuilt.events).toBe(log.length);
    expect(rebuilt.unprojected).toEqual([]);
    expect(rebuilt.after.hash).toBe(rebuilt.before.hash);
    expect(projectionDigest(db)).toEqual(digest);
    expect(logOf(db)).toEqual(log);
  });
});

test('makes lost and false rows right again, in every table', async () => {
  append([...linesOf('credit-risk'), ...linesOf('shop-dbt')]);
  const digest = projectionDigest(db);
  db.prepare("UPDATE node SET description = 'false'").run();
  for (const { name } of projectionTables(db)) if (name !== 'node') db.exec(`DELETE FROM ${name}`);

  const rebuilt = await rebuildProjections(file);

  expect(rebuilt.before.hash).not.toBe(rebuilt.after.hash);
  expect(projectionDigest(db)).toEqual(digest);
  expect(db.prepare("SELECT count(*) FROM search_word('customers')").pluck().get()).not.toBe(0);
});

test('takes in events that arrive meanwhile', async () => {
  const [early, late] = [linesOf('credit-risk'), linesOf('shop-dbt')];
  append(early);
  let isLateStored = false;
  await rebuildProjections(file, ({ kind }) => {
    if (kind !== 'switch' || isLateStored) return;
    isLateStored = true;
    append(late);
  });
  const rebuilt = projectionDigest(db);
  expect(isLateStored).toBe(true);
  expect(rebuilt.tables.get('run')?.rows).toBeGreaterThan(75);

  expect((await rebuildProjections(file)).after).toEqual(rebuilt);
});

test('keeps short links, and leaves no files behind', async () => {
  append(linesOf('shop-dbt'));
  db.prepare("INSERT INTO share (id, path, created_at) VALUES ('a', '/', '')").run();
  await rebuildProjections(file);
  expect(db.prepare('SELECT count(*) FROM share').pluck().get()).toBe(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('.rebuild'))).toEqual([]);
});

test('a store an older Headwater made is known as such until it is rebuilt', async () => {
  const whenFresh = hasCurrentProjections(db);
  append(linesOf('shop-dbt'));
  db.prepare(`DELETE FROM meta WHERE name = 'projections'`).run();
  const whenOld = hasCurrentProjections(db);

  await rebuildProjections(file);

  expect([whenFresh, whenOld, hasCurrentProjections(db)]).toEqual([true, false, true]);
});

test('a store of older code finds names with line breaks as one of today does', () => {
  const names = ['first line\nsecond line', 'a\tb', 'crlf\r\nname', 'plain'];
  append(
    names.map((name) =>
      Buffer.from(
        JSON.stringify({
          eventTime: '2026-01-01T00:00:00Z',
          producer: 'https://example.com/test/1.0',
          schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
          dataset: { namespace: 'lake', name },
        }),
      ),
    ),
  );
  const digest = projectionDigest(db);
  db.exec(`UPDATE search_part SET name = (SELECT node.name FROM search_entry JOIN node ON node.key = node_key
             WHERE search_entry.id = search_part.rowid);
           DROP INDEX node_stood_for;`);
  expect(projectionDigest(db).hash).not.toBe(digest.hash);

  db.exec(
    readFileSync('prisma/migrations/20261126020000_whole_names_search_index/migration.sql', 'utf8'),
  );

  expect(projectionDigest(db)).toEqual(digest);
});
