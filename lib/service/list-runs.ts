import 'server-only';

import type { RunList } from '@/lib/contract/runs';
import type { Instant } from '@/lib/lineage';
import {
  countDatasetRuns,
  countJobRuns,
  loadDatasetRuns,
  loadJobRuns,
  type Page,
} from '@/lib/store/run-store';

import { withNode, type PlacedNode } from './past-node';
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
export async function listRuns(
  ref: string,
  { limit, cursor }: RunListQuery,
  asOf: Instant | null = null,
): Promise<RunList> {
  const page = { limit, offset: offsetOf(cursor) };
  return Promise.resolve(withNode(ref, asOf, (node) => readRuns(node, page)));
}

function readRuns({ db, rows, isCut }: PlacedNode, page: Page): RunList {
  const keys = rows.map((row) => row.key);
  const isJob = rows[0].kind === 'job';
  const runs = isJob ? loadJobRuns(db, rows[0].key, page) : loadDatasetRuns(db, keys, page);
  const total = isJob ? countJobRuns(db, rows[0].key) : countDatasetRuns(db, keys);
  const end = page.offset + runs.length;
  return {
    runs: summarizeRuns(db, runs),
    total,
    nextCursor: end < total && runs.length > 0 ? String(end) : null,
    notices: isCut
      ? [
          {
            parameter: 'asOf',
            message: 'Only the runs of its latest events up to then are listed.',
          },
        ]
      : [],
  };
}
