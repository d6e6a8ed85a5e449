import 'server-only';

import type { RunDetails } from '@/lib/contract/runs';
import type { Database } from '@/lib/store/database';
import { loadChildRuns, loadRunByKey, type RunRow } from '@/lib/store/run-store';

import { summarizeRuns } from './run-summaries';

/** Runs listed at most, and parents above one: a longer chain is a mistake, and a cycle ends, too. */
const RUNS_LISTED = 500;
const DEPTH_LIMIT = 32;

function rootOf(db: Database, run: RunRow): RunRow {
  const seen = new Set([run.key]);
  let root = run;
  while (root.parent_key !== null && !seen.has(root.parent_key) && seen.size <= DEPTH_LIMIT) {
    seen.add(root.parent_key);
    const parent = loadRunByKey(db, root.parent_key);
    if (!parent) break;
    root = parent;
  }
  return root;
}

/** Every run under the root of a run, each below its parent, in the order in which they began. */
export function runTree(db: Database, run: RunRow): RunDetails['tree'] {
  const found: { readonly row: RunRow; readonly depth: number }[] = [];
  const seen = new Set<string>();
  let isCut = false;
  const add = (row: RunRow, depth: number) => {
    if (seen.has(row.key)) return;
    if (found.length >= RUNS_LISTED || depth > DEPTH_LIMIT) {
      isCut = true;
      return;
    }
    seen.add(row.key);
    found.push({ row, depth });
    for (const child of loadChildRuns(db, row.key, RUNS_LISTED)) add(child, depth + 1);
  };
  add(rootOf(db, run), 0);
  const summaries = new Map(
    summarizeRuns(
      db,
      found.map(({ row }) => row),
    ).map((summary) => [summary.runId, summary]),
  );
  const runs = found.flatMap(({ row, depth }) => {
    const summary = summaries.get(row.run_id);
    if (!summary) return [];
    const { runId, job, state, startedAt, durationMs } = summary;
    return [{ runId, job, state, startedAt, durationMs, depth }];
  });
  return { runs, isCut };
}
