import 'server-only';

import type { Instant, NodeKey, Shape } from '@/lib/lineage';
import { shapeInputs } from '@/lib/lineage';

import { sql, type Database } from './database';
import { bodyHash } from './keys';

/** One version of a job: the same code with the same inputs and outputs. */
export type JobVersionRow = {
  /** Hash of code, inputs and outputs. */
  readonly key: string;
  /** Other keys it answers to: of runs that failed or still run, and so showed less of it. */
  readonly partialKeys: readonly string[];
  readonly inputs: readonly NodeKey[];
  readonly outputs: readonly NodeKey[];
  readonly runs: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly lastRunKey: string;
};

type Group = {
  code_key: string | null;
  shape_key: string | null;
  is_done: 0 | 1;
  runs: number;
  first_at: Instant;
  last_at: Instant;
  run_key: string;
};

type Open = { -readonly [Field in keyof JobVersionRow]: JobVersionRow[Field] } & {
  readonly codeKey: string | null;
  isDone: boolean;
};

function add(into: Open, from: Open): void {
  into.runs += from.runs;
  if (from.firstAt < into.firstAt) into.firstAt = from.firstAt;
  if (from.lastAt > into.lastAt) {
    into.lastAt = from.lastAt;
    into.lastRunKey = from.lastRunKey;
  }
}

const holds = (all: readonly NodeKey[], some: readonly NodeKey[]) => {
  const known = new Set(all);
  return some.every((key) => known.has(key));
};

/**
 * Versions of a job, the one that ran last first. Runs that failed or have not ended may have
 * named only some of their datasets: they count towards the latest complete version of the same
 * code that has all of theirs, if there is one.
 */
export function loadJobVersions(db: Database, jobKey: NodeKey): JobVersionRow[] {
  const groups = sql(
    db,
    `SELECT code_key, shape_key, state = 'complete' AS is_done, count(*) AS runs, min(coalesce(started_at, first_seen)) AS first_at,
       max(coalesce(started_at, first_seen)) AS last_at, key AS run_key
     FROM run WHERE job_key = ? GROUP BY code_key, shape_key, is_done`,
  ).all(jobKey) as Group[];
  const shapes = new Map(
    (
      sql(
        db,
        'SELECT shape.key, content FROM json_each(?) AS wanted JOIN shape ON shape.key = wanted.value',
      ).all(JSON.stringify([...new Set(groups.map((group) => group.shape_key))])) as {
        key: string;
        content: string;
      }[]
    ).map((row) => [row.key, JSON.parse(row.content) as Shape]),
  );
  const versions = new Map<string, Open>();
  for (const group of groups) {
    const shape = shapes.get(group.shape_key ?? '');
    const inputs = shape ? [...shapeInputs(shape)].sort() : [];
    const outputs = shape ? shape.outputs.map(({ key }) => key).sort() : [];
    const key = bodyHash(JSON.stringify([group.code_key, inputs, outputs])).slice(0, 16);
    const one: Open = {
      key,
      partialKeys: [],
      codeKey: group.code_key,
      inputs,
      outputs,
      runs: group.runs,
      firstAt: group.first_at,
      lastAt: group.last_at,
      lastRunKey: group.run_key,
      isDone: group.is_done === 1,
    };
    const known = versions.get(key);
    if (!known) versions.set(key, one);
    else {
      add(known, one);
      known.isDone ||= one.isDone;
    }
  }
  const latestFirst = (a: Open, b: Open) => {
    if (a.lastAt !== b.lastAt) return a.lastAt < b.lastAt ? 1 : -1;
    return a.key < b.key ? 1 : -1;
  };
  const done = [...versions.values()].filter(({ isDone }) => isDone).sort(latestFirst);
  for (const part of [...versions.values()].filter(({ isDone }) => !isDone).sort(latestFirst)) {
    const whole = done.find(
      (one) =>
        one.codeKey === part.codeKey &&
        holds(one.inputs, part.inputs) &&
        holds(one.outputs, part.outputs),
    );
    if (whole) {
      add(whole, part);
      whole.partialKeys = [...whole.partialKeys, part.key].sort();
    } else done.push(part);
  }
  return done.sort(latestFirst);
}

/** Ledger of the job facets that tell the code a run ran. */
export function loadCodeFacets(db: Database, runKey: string): string {
  const row = sql(db, 'SELECT code_facets FROM run WHERE key = ?').get(runKey) as
    { code_facets: string } | undefined;
  return row?.code_facets ?? '[]';
}
