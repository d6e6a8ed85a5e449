import 'server-only';

import type { VersionSummary } from '@/lib/contract/versions';
import { AppError } from '@/lib/errors';
import { parseInstant, parseVersionId, type Instant } from '@/lib/lineage';
import type { JobVersionRow } from '@/lib/store/job-version-store';

import {
  datasetVersions,
  findDatasetVersion,
  summarizeDatasetVersions,
  type DatasetVersion,
} from './dataset-versions';
import { findJobVersion, jobVersions, summarizeJobVersions } from './job-versions';
import type { VersionedNode } from './versioned-node';

/** Which two versions to compare: keys, ids, `latest` or moments; null for the latest two there were. */
export type PairQuery = {
  readonly from: string | null;
  readonly to: string | null;
  /** Leaves later versions out; null or absent for none. */
  readonly asOf?: Instant | null;
};

/** One version found among those of its node. */
export type ResolvedVersion = {
  readonly summary: VersionSummary;
  readonly previous: VersionSummary | null;
  readonly next: VersionSummary | null;
} & ({ readonly kind: 'dataset'; readonly row: DatasetVersion } | { readonly kind: 'job'; readonly row: JobVersionRow }); // prettier-ignore

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The readings of what a link says, the plainest first. */
function readings(text: string): string[] {
  const id = parseVersionId(text);
  return [...new Set([text, decoded(text), ...(id ? [id.key] : [])])];
}

function around<Row>(rows: readonly Row[], found: Row): (Row | undefined)[] {
  const at = rows.indexOf(found);
  return [rows[at + 1], found, rows[at - 1]];
}

/**
 * Finds a version of a node by key, by id, by `latest`, or by a moment (ISO 8601): the latest
 * version there was then.
 *
 * @param asOf leaves later versions out of `latest` and of the neighbours; null for none.
 * @throws {AppError} `not_found` when the node has no such version.
 */
export function resolveVersion(
  node: VersionedNode,
  text: string,
  asOf: Instant | null = null,
): ResolvedVersion {
  const missing = () =>
    new AppError('not_found', `${node.head.name} has no version ${text.slice(0, 200)}`);
  const find = <Row>(
    rows: readonly Row[],
    byKey: (key: string) => Row | null,
    at: (row: Row) => string,
  ) => {
    // prettier-ignore
    for (const key of readings(text)) {
      const row = byKey(key);
      if (row) return row;
    }
    const inTime = asOf === null ? rows[0] : rows.find((row) => at(row) <= asOf);
    if (text === 'latest') return inTime ?? null;
    const moment = parseInstant(decoded(text))?.instant;
    return moment === undefined ? null : (rows.find((row) => at(row) <= moment) ?? null);
  };
  const isLater = (one: VersionSummary | null | undefined) =>
    !!one && asOf !== null && one.at > asOf;
  if (node.head.kind === 'job') {
    const rows = jobVersions(node);
    const row = find(rows, (key) => findJobVersion(rows, key), ({ firstAt }) => firstAt); // prettier-ignore
    if (!row) throw missing();
    const [previous, summary, next] = around(rows, row).map((one) => one ? (summarizeJobVersions(node, [one])[0] ?? null) : null); // prettier-ignore
    if (!summary) throw missing();
    return {
      kind: 'job',
      row,
      summary,
      previous: previous ?? null,
      next: isLater(next) ? null : (next ?? null),
    };
  }
  const rows = datasetVersions(node);
  const row = find(rows, (key) => findDatasetVersion(rows, key), ({ at }) => at); // prettier-ignore
  if (!row) throw missing();
  const [previous, summary, next] = around(rows, row).map((one) => one ? (summarizeDatasetVersions(node, [one])[0] ?? null) : null); // prettier-ignore
  if (!summary) throw missing();
  return {
    kind: 'dataset',
    row,
    summary,
    previous: previous ?? null,
    next: isLater(next) ? null : (next ?? null),
  };
}

/**
 * The two versions of a comparison; without `to` the latest, without `from` the one before `to`.
 *
 * @throws {AppError} `not_found` when one of them is not there.
 */
export function resolvePair(
  node: VersionedNode,
  { from, to, asOf }: PairQuery,
): { readonly before: ResolvedVersion; readonly after: ResolvedVersion } {
  const after = resolveVersion(node, to ?? 'latest', asOf);
  const earlier = from ?? after.previous?.key ?? null;
  const before = earlier === null ? after : resolveVersion(node, earlier, asOf);
  return { before, after };
}
