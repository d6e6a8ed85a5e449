import 'server-only';

import { AppError } from '@/lib/errors';
import { EVER, parseVersionId, nodeId, type NodeKey } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import { openGraph, type GraphIndex } from '@/lib/store/graph-index';
import { headOf, loadNodeRows, type NodeHead } from '@/lib/store/node-rows';

/** A node whose versions are asked for, with all names its versions go by. */
export type VersionedNode = {
  readonly db: Database;
  readonly head: NodeHead;
  /** Its own names and those it had before it was renamed. */
  readonly keys: readonly NodeKey[];
};

/** The graph in whose names versions are told: a renamed dataset keeps those it had before. */
export function openVersionNames(db: Database): GraphIndex {
  return openGraph(db, { ...EVER, edges: 'current' });
}

/**
 * Finds a node by id, key or the id of one of its versions; a former name leads to the dataset as
 * it is called now.
 *
 * @throws {AppError} `not_found` when no event named it.
 */
export function versionedNode(db: Database, ref: string): VersionedNode {
  const version = parseVersionId(ref);
  const names = openVersionNames(db);
  const key = names.resolve(ref) ?? (version && names.resolve(nodeId(version.node)));
  const rows = key === null ? undefined : loadNodeRows(db, [key]).get(key);
  if (key === null || !rows) throw new AppError('not_found', `No event has named ${ref}`);
  const type = rows.find((row) => row.type !== 'DATASET' && row.type !== 'JOB')?.type;
  const head = headOf(rows[0]);
  return { db, head: { ...head, type: type ?? head.type }, keys: names.namesOf(key) };
}
