import 'server-only';

import type { VersionList } from '@/lib/contract/versions';
import { database } from '@/lib/store/database';
import { loadSchemaVersions } from '@/lib/store/version-store';

import { datasetVersions, summarizeDatasetVersions } from './dataset-versions';
import { jobVersions, summarizeJobVersions } from './job-versions';
import { offsetOf, type RunListQuery } from './list-runs';
import { versionedNode } from './versioned-node';

/**
 * Lists the versions of a dataset or a job, latest first.
 *
 * @throws {AppError} `not_found` when no event named the node.
 */
export async function listVersions(
  ref: string,
  { limit, cursor }: RunListQuery,
): Promise<VersionList> {
  const node = versionedNode(database(), ref);
  const offset = offsetOf(cursor);
  const end = offset + limit;
  const isJob = node.head.kind === 'job';
  const [total, versions] = isJob
    ? pageOf(jobVersions(node), offset, end, (rows) => summarizeJobVersions(node, rows))
    : pageOf(datasetVersions(node), offset, end, (rows) => summarizeDatasetVersions(node, rows));
  return Promise.resolve({
    node: node.head,
    versions,
    total,
    schemaCount: isJob ? 0 : loadSchemaVersions(node.db, node.keys).length,
    nextCursor: end < total ? String(end) : null,
    notices: [],
  });
}

function pageOf<Row, Summary>(
  rows: readonly Row[],
  offset: number,
  end: number,
  summarize: (rows: readonly Row[]) => Summary[],
): [total: number, page: Summary[]] {
  return [rows.length, summarize(rows.slice(offset, end))];
}
