import 'server-only';

import {
  walkColumns,
  type Grade,
  type GraphSource,
  type NodeId,
  type NodeKey,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { pinnedKey } from '@/lib/store/keys';
import { LinkedColumns } from '@/lib/store/linked-columns';

import { pinnedShapes } from './pinned-columns';
import type { PinnedSource } from './pinned-source';
import { VersionSchemas } from './version-schemas';

/** Columns looked at on the way of one. */
const COLUMN_LIMIT = 250_000;

/** A pinned graph of these runs only: who else reads a version does not matter to what is made of it here. */
function among(source: PinnedSource, runs: readonly string[]): GraphSource {
  const views = source.views(source.addRuns(runs));
  const readers = new Map<NodeKey, NodeKey[]>();
  for (const { key, inputs } of views)
    for (const input of inputs.keys()) {
      const known = readers.get(input);
      if (known) known.push(key);
      else readers.set(input, [key]);
    }
  const byKey = new Map(views.map((view) => [view.key, view]));
  return {
    ownersBeside: (keys, side) => [
      ...new Set(
        side === 'down'
          ? keys.flatMap((key) => readers.get(key) ?? [])
          : source.ownersBeside(keys, side).filter((key) => byKey.has(key)),
      ),
    ],
    views: (owners) => owners.flatMap((owner) => byKey.get(owner) ?? []),
  };
}

/** How a column of one version gets to another version; null if no way leads there. */
export type ReachOf = (version: NodeId, field: string) => Grade | null | 'cut';

/**
 * Follows columns to the version at the end of a pinned graph, through its runs alone, by what
 * exactly each of them told in whatever form.
 *
 * @param source which the graph was read from.
 * @param runs keys of the runs of the graph.
 */
export function columnsBehind(
  db: Database,
  names: GraphIndex,
  source: PinnedSource,
  runs: readonly string[],
  end: NodeId,
): ReachOf {
  const schemas = new VersionSchemas(db, names, source);
  const graph = among(source, runs);
  const columns = new LinkedColumns({
    source: () => graph,
    shapes: pinnedShapes(db, names, source),
    schema: (node) => schemas.of(node),
  });
  const goal = pinnedKey(end);
  return (version, field) => {
    const node = pinnedKey(version);
    columns.linksOf(node, 'down'); // so that the column is the graph's own object
    const { arrivals, hitLimit } = walkColumns(columns, {
      from: [columns.column(node, field)],
      side: 'down',
      depth: Infinity,
      worst: 2,
      limit: COLUMN_LIMIT,
      allows: () => true,
    });
    let best: Grade | null = null;
    for (let at = 0; at < arrivals.size; at += 1)
      if (arrivals.columnAt(at)?.node === goal) {
        const grade = arrivals.gradeAt(at);
        if (best === null || grade < best) best = grade;
      }
    return best ?? (hitLimit ? 'cut' : null);
  };
}
