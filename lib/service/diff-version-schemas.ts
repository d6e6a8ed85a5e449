import 'server-only';

import type { ColumnDiffView, SchemaDiff } from '@/lib/contract/versions';
import { diffSchemas, type ColumnDiff } from '@/lib/lineage';
import { database } from '@/lib/store/database';

import { schemaFields } from './schema-fields';
import { resolvePair, type PairQuery } from './resolve-version';
import { versionedNode } from './versioned-node';

function countChanged(columns: readonly ColumnDiff[]): number {
  return columns.reduce(
    (sum, { changes, fields }) => sum + (changes.length > 0 ? 1 : 0) + countChanged(fields),
    0,
  );
}

/**
 * What changed in the columns of a dataset between two of its versions.
 *
 * @throws {AppError} `not_found` when there is no such node or version.
 */
export async function diffVersionSchemas(ref: string, query: PairQuery): Promise<SchemaDiff> {
  const node = versionedNode(database(), ref, query.asOf);
  const { before, after } = resolvePair(node, query);
  const [old, now] = [before, after].map(({ summary }) => schemaFields(node.db, summary));
  const columns = old && now ? diffSchemas(old, now) : null;
  const assumed = [before, after].filter(({ summary }) => summary.schema?.assumed);
  return Promise.resolve({
    from: before.summary,
    to: after.summary,
    columns: columns as ColumnDiffView[] | null,
    changed: columns ? countChanged(columns) : 0,
    notices: [
      ...assumed.map(({ summary }) => ({
        parameter: summary.key === after.summary.key ? 'to' : 'from',
        message: `No event of ${summary.label} lists its columns; the schema in force then is compared.`,
      })),
      ...(columns
        ? []
        : [{ parameter: 'from', message: 'One of the two has no known columns to compare.' }]),
    ],
  });
}
