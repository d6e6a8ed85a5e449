import 'server-only';

import {
  canonicalColumns,
  type ColumnShape,
  type NodeKey,
  type SeenColumnShape,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { LinkedColumns, type ColumnFacts } from '@/lib/store/linked-columns';
import { loadRunColumns } from '@/lib/store/run-columns';

import type { PinnedSource } from './pinned-source';
import { VersionSchemas } from './version-schemas';

/** What one run said of columns, in the nodes of the pinned graph. */
function pinShape(
  source: PinnedSource,
  owner: NodeKey,
  told: ColumnShape,
  names: GraphIndex,
): SeenColumnShape | null {
  const run = source.runNodes.get(owner);
  const shape = canonicalColumns(told, names.nameOf);
  const { inputs, outputs } = source.endsOf(owner);
  const output = outputs.get(shape.output);
  if (!run || output === undefined) return null; // it was there before this run wrote it
  const placeOf = (node: NodeKey) => (node === shape.owner ? owner : inputs.get(node));
  const groups = shape.groups.flatMap((group) => {
    const from = group.from.flatMap(([node, fields]) => {
      const place = placeOf(node);
      return place === undefined ? [] : [[place, fields] as const];
    });
    return from.length > 0 ? [{ ...group, from }] : [];
  });
  const { firstSeen, lastSeen, runId: lastRun } = run;
  return { ...shape, owner, output, groups, runCount: 1, firstSeen, lastSeen, lastRun };
}

/** What the runs of a pinned graph said of columns, by run. */
export function pinnedShapes(
  db: Database,
  names: GraphIndex,
  source: PinnedSource,
): ColumnFacts['shapes'] {
  return (owners) => {
    const runs = owners.flatMap((owner) => {
      const run = source.runNodes.get(owner);
      return run ? [[owner, run.key] as const] : [];
    });
    const told = loadRunColumns(
      db,
      runs.map(([, key]) => key),
    );
    return new Map(
      runs.map(([owner, key]) => [
        owner,
        (told.get(key) ?? []).flatMap((shape) => pinShape(source, owner, shape, names) ?? []),
      ]),
    );
  };
}

const known = new WeakMap<PinnedSource, { columns: LinkedColumns; schemas: VersionSchemas }>();

/**
 * The columns of a pinned graph: what exactly its runs said of what they read and wrote, and each
 * version's own schema. What other runs of the same jobs said is not looked at.
 */
export function pinnedColumns(
  db: Database,
  names: GraphIndex,
  source: PinnedSource,
): { readonly columns: LinkedColumns; readonly schemas: VersionSchemas } {
  const before = known.get(source);
  if (before) return before;
  const schemas = new VersionSchemas(db, names, source);
  const columns = new LinkedColumns({
    source: () => source,
    shapes: pinnedShapes(db, names, source),
    schema: (node) => schemas.of(node),
  });
  known.set(source, { columns, schemas });
  return { columns, schemas };
}
