import 'server-only';

import type { GraphQuery } from '@/lib/contract/graph';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { remembered } from '@/lib/store/remembered';

import { PinnedSource } from './pinned-source';

/** A source that has read more versions and runs is read anew. */
const NODES_KEPT = 200_000;

/**
 * The graph of versions and runs in some evidence as of a moment. What questions read of it is kept
 * until anything is written: who opens it step by step does not pay for the whole each time.
 */
export function openPinned(
  db: Database,
  names: GraphIndex,
  { evidence, asOf }: Pick<GraphQuery, 'evidence' | 'asOf'>,
): PinnedSource {
  return remembered(
    db,
    `pinned ${JSON.stringify([asOf, [...evidence].sort()])}`,
    () => new PinnedSource(db, names, new Set(evidence), asOf),
    {
      isUsable: ({ versionNodes, runNodes }) => versionNodes.size + runNodes.size <= NODES_KEPT,
    },
  );
}
