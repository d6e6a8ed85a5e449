import 'server-only';

import type { VersionList } from '@/lib/contract/versions';
import type { Instant } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { loadSchemaVersions } from '@/lib/store/version-store';

import { datasetVersions, summarizeDatasetVersions } from './dataset-versions';
import { jobVersions, summarizeJobVersions } from './job-versions';
import { offsetOf, type RunListQuery } from './list-runs';
import { versionedNode, withPastVersions, type VersionedNode } from './versioned-node';

/**
 * Lists the versions of a dataset or a job, latest first.
 *
 * @param asOf the moment to tell of; null for now.
 * @throws {AppError} `not_found` when no event (up to the moment) named the node.
 */
export async function listVersions(
  ref: string,
  page: RunListQuery,
  asOf: Instant | null = null,
): Promise<VersionList> {
  const node = versionedNode(database(), ref, asOf);
  if (asOf === null) return Promise.resolve(readList(node, page, null));
  return Promise.resolve(
    withPastVersions(node, asOf, (past, isCut) => ({
      ...readList(past, page, isCut ? asOf : null),
      notices: isCut ? [OF_NOW] : [],
    })),
  );
}

const OF_NOW = {
  parameter: 'asOf',
  message: 'It has too many events to look at them all: later versions are left out, what is said of the others is as of now.', // prettier-ignore
};

/** One page of the versions of a node; those after `until` are left out. */
function readList(
  node: VersionedNode,
  { limit, cursor }: RunListQuery,
  until: Instant | null,
): VersionList {
  const offset = offsetOf(cursor);
  const end = offset + limit;
  const isJob = node.head.kind === 'job';
  const inTime = (at: Instant) => until === null || at <= until;
  const [total, versions] = isJob
    ? pageOf(jobVersions(node).filter(({ firstAt }) => inTime(firstAt)), offset, end, (rows) => summarizeJobVersions(node, rows)) // prettier-ignore
    : pageOf(datasetVersions(node).filter(({ at }) => inTime(at)), offset, end, (rows) => summarizeDatasetVersions(node, rows)); // prettier-ignore
  const schemas = isJob ? [] : loadSchemaVersions(node.db, node.keys);
  return {
    node: node.head,
    versions,
    total,
    schemaCount: schemas.filter(({ first_seen: first }) => inTime(first)).length,
    nextCursor: end < total ? String(end) : null,
    notices: [],
  };
}

function pageOf<Row, Summary>(
  rows: readonly Row[],
  offset: number,
  end: number,
  summarize: (rows: readonly Row[]) => Summary[],
): [total: number, page: Summary[]] {
  return [rows.length, summarize(rows.slice(offset, end))];
}
