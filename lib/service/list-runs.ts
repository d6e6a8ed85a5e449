import 'server-only';

import type { RunList } from '@/lib/contract/runs';
import { AppError } from '@/lib/errors';
import { database } from '@/lib/store/database';
import { loadNodeRows, resolveNode } from '@/lib/store/node-rows';
import {
  countDatasetRuns,
  countJobRuns,
  loadDatasetRuns,
  loadJobRuns,
} from '@/lib/store/run-store';

import { summarizeRuns } from './run-summaries';

export type RunListQuery = { readonly limit: number; readonly cursor: string | null };

/** Where a page begins; a cursor nobody gave out begins at the first. */
export function offsetOf(cursor: string | null): number {
  const offset = Number(cursor ?? 0);
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0;
}

/**
 * Lists the runs of a job, or the runs that read or wrote a dataset, latest start first.
 *
 * @throws {AppError} `not_found` when no event named the node.
 */
export async function listRuns(ref: string, { limit, cursor }: RunListQuery): Promise<RunList> {
  const db = database();
  const key = resolveNode(db, ref);
  const rows = key === null ? undefined : loadNodeRows(db, [key]).get(key);
  if (!rows) throw new AppError('not_found', `No event has named ${ref}`);
  const page = { limit, offset: offsetOf(cursor) };
  const keys = rows.map((row) => row.key);
  const isJob = rows[0].kind === 'job';
  const runs = isJob ? loadJobRuns(db, rows[0].key, page) : loadDatasetRuns(db, keys, page);
  const total = isJob ? countJobRuns(db, rows[0].key) : countDatasetRuns(db, keys);
  const end = page.offset + runs.length;
  return Promise.resolve({
    runs: summarizeRuns(db, runs),
    total,
    nextCursor: end < total && runs.length > 0 ? String(end) : null,
    notices: [],
  });
}
