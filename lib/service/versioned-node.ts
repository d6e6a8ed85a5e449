import 'server-only';

import { AppError } from '@/lib/errors';
import { parseVersionId, nodeId, type NodeKey } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import { headOf, loadNodeRows, resolveNode, type NodeHead } from '@/lib/store/node-rows';

/** A node whose versions are asked for, with all names its versions go by. */
export type VersionedNode = {
  readonly db: Database;
  readonly head: NodeHead;
  readonly keys: readonly NodeKey[];
};

/**
 * Finds a node by id, key or the id of one of its versions.
 *
 * @throws {AppError} `not_found` when no event named it.
 */
export function versionedNode(db: Database, ref: string): VersionedNode {
  const version = parseVersionId(ref);
  const key = resolveNode(db, ref) ?? (version && resolveNode(db, nodeId(version.node)));
  const rows = key === null ? undefined : loadNodeRows(db, [key]).get(key);
  if (!rows) throw new AppError('not_found', `No event has named ${ref}`);
  const type = rows.find((row) => row.type !== 'DATASET' && row.type !== 'JOB')?.type;
  const head = headOf(rows[0]);
  return { db, head: { ...head, type: type ?? head.type }, keys: rows.map((row) => row.key) };
}
