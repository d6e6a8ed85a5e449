import 'server-only';

import { EVER, parseVersionId, nodeId, type Instant, type NodeKey } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import { headOf, loadNodeRows, resolveNode, type NodeHead } from '@/lib/store/node-rows';
import { replayNode } from '@/lib/store/replay';

import { notFoundAt } from './read-moment';

/** A node whose versions are asked for, with all names its versions go by. */
export type VersionedNode = {
  readonly db: Database;
  readonly head: NodeHead;
  /** Its own names and those it had before it was renamed. */
  readonly keys: readonly NodeKey[];
};

/** The graph in whose names versions are told: a renamed dataset keeps those it had before. */
export function openVersionNames(db: Database, asOf: Instant | null = null): GraphIndex {
  return openGraph(db, { ...EVER, edges: 'current', asOf });
}

/**
 * Finds a node by id, key or the id of one of its versions; a former name leads to the dataset as
 * it is called now.
 *
 * @throws {AppError} `not_found` when no event (up to the moment) named it.
 */
export function versionedNode(
  db: Database,
  ref: string,
  asOf: Instant | null = null,
): VersionedNode {
  const version = parseVersionId(ref);
  const names = openVersionNames(db, asOf);
  const key = names.resolve(ref) ?? (version && names.resolve(nodeId(version.node)));
  const own = key === null ? null : resolveNode(db, key);
  const rows = own === null ? undefined : loadNodeRows(db, [own]).get(own);
  if (key === null || !rows) throw notFoundAt(ref, asOf);
  const type = rows.find((row) => row.type !== 'DATASET' && row.type !== 'JOB')?.type;
  const head = headOf(rows.find((row) => row.key === key) ?? rows[0]);
  return { db, head: { ...head, type: type ?? head.type }, keys: names.namesOf(key) };
}

/**
 * Reads something of the versions of a node as they were at a moment, out of its own events up to
 * then. Of a node with very many events `isCut` says that they are those of the store, and the
 * reader leaves the later ones out.
 */
export function withPastVersions<Result>(
  { db: log, head, keys }: VersionedNode,
  asOf: Instant,
  read: (node: VersionedNode, isCut: boolean) => Result,
): Result {
  const { db, isCut } = replayNode(log, keys, asOf);
  try {
    return isCut ? read({ db: log, head, keys }, true) : read({ db, head, keys }, false);
  } finally {
    db.close();
  }
}
