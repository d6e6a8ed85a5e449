import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach } from 'vitest';

import { instantFromMs } from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';

import { closeDatabase, database, openDatabase, type Database } from './database';
import { appendEvents, type Appended } from './event-log';

/** When every event of a test was received. */
export const RECEIVED_AT = instantFromMs(Date.parse('2026-07-01T00:00:00Z'));

export type Scenario = 'credit-risk' | 'shop-dbt';

/** The recorded events of a scenario, as the exact bytes of each line. */
export function scenarioEvents(name: Scenario): Uint8Array[] {
  return readFileSync(`prisma/scenarios/${name}/events.ndjson`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => new TextEncoder().encode(line));
}

/** Stores events: objects as JSON, texts and bytes as they are. */
export function store(db: Database, events: readonly (object | string | Uint8Array)[]): Appended[] {
  return appendEvents(
    db,
    events.map((event) => {
      const text = typeof event === 'string' ? event : JSON.stringify(event);
      const bytes = event instanceof Uint8Array ? event : new TextEncoder().encode(text);
      return { bytes, event: readEvent(bytes), receivedAt: RECEIVED_AT };
    }),
  );
}

/**
 * Gives each test of a file a store of its own, in a file of its own, that DATABASE_URL names. The
 * base is made once and copied.
 *
 * @param scenarios whose events are in it from the start.
 */
export function openTestStore(...scenarios: Scenario[]): { readonly db: () => Database } {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-test-'));
  const base = join(folder, 'base.db');
  const made = openDatabase(base);
  store(made, scenarios.flatMap(scenarioEvents));
  made.pragma('journal_mode = DELETE'); // one file, to be copied
  made.close();
  let count = 0;
  beforeEach(() => {
    closeDatabase();
    count += 1;
    const file = join(folder, `${count}.db`);
    copyFileSync(base, file);
    process.env['DATABASE_URL'] = `file:${file}`;
  });
  afterAll(() => {
    closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  });
  return { db: database };
}

const FACET = { _producer: 'https://p.example/1', _schemaURL: 'https://p.example/f.json' };

/** A facet body with what every facet must have. */
export function facet(body: object): object {
  return { ...FACET, ...body };
}

type Dataset = { readonly name: string; readonly namespace: string; readonly facets?: object };

/** A dataset of a test. */
export function table(name: string, facets: object = {}, namespace = 'postgres://h:5432'): Dataset {
  return { namespace, name, facets };
}

type RunParts = {
  readonly type?: string;
  readonly at?: string;
  readonly job?: string;
  readonly inputs?: readonly object[];
  readonly outputs?: readonly object[];
  readonly runFacets?: object;
  readonly jobFacets?: object;
};

/** A run event of a test: `COMPLETE` of job `etl`/`load` at noon unless told otherwise. */
export function runEvent(runId: string, parts: RunParts = {}): object {
  const { type = 'COMPLETE', at = '2026-03-01T12:00:00Z', job = 'load' } = parts;
  return {
    eventTime: at,
    eventType: type,
    producer: 'https://p.example/1',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId, facets: parts.runFacets ?? {} },
    job: { namespace: 'etl', name: job, facets: parts.jobFacets ?? {} },
    inputs: parts.inputs ?? [],
    outputs: parts.outputs ?? [],
  };
}
