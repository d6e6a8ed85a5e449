import 'server-only';

import { EVER, type Instant, type NodeKey } from '@/lib/lineage';
import { database, type Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { openGraph } from '@/lib/store/open-graph';
import { loadNodeRows, resolveNode, type NodeRow } from '@/lib/store/node-rows';
import { replayNode } from '@/lib/store/replay';

import { notFoundAt } from './read-moment';

/** A node with the store and the graph it is read from. */
export type PlacedNode = {
  /** The store; of a past node one in memory that holds its own events up to the moment. */
  readonly db: Database;
  readonly graph: GraphIndex;
  /** Canonical in the graph. */
  readonly key: NodeKey;
  /** All its names, the one that stands for them first. */
  readonly rows: readonly [NodeRow, ...NodeRow[]];
  /** Only the latest of its events were read. */
  readonly isCut: boolean;
};

/**
 * Reads something of a node as it is, or as it was at a moment.
 *
 * @param ref node id or key; any alias of a dataset will do.
 * @throws {AppError} `not_found` when no event (up to the moment) named it.
 */
export function withNode<Result>(
  ref: string,
  asOf: Instant | null,
  read: (node: PlacedNode) => Result,
): Result {
  const log = database();
  const graph = openGraph(log, { ...EVER, asOf });
  const key = graph.resolve(ref);
  if (key === null) throw notFoundAt(ref, asOf);
  const past = asOf === null ? null : replayNode(log, graph.namesOf(key), asOf);
  const db = past?.db ?? log;
  try {
    const own = resolveNode(db, key);
    const rows = own === null ? undefined : loadNodeRows(db, [own]).get(own);
    // A node that was only mentioned by then has no events of its own to tell of it.
    if (!rows) throw notFoundAt(ref, asOf);
    return read({ db, graph, key, rows, isCut: past?.isCut ?? false });
  } finally {
    past?.db.close();
  }
}
