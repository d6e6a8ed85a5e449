import 'server-only';

import {
  canonicalColumns,
  EVIDENCE,
  type Evidence,
  type NodeKey,
  type SeenColumnShape,
} from '@/lib/lineage';

import { takeChanges } from './changes';
import { loadSchemas, schemaFieldsAt, schemaInForce } from './column-history';
import { loadColumnShapes } from './column-shape-rows';
import type { Database } from './database';
import type { GraphIndex } from './graph-index';
import { openGraph } from './open-graph';
import { LinkedColumns } from './linked-columns';

const ANY: ReadonlySet<Evidence> = new Set(EVIDENCE);

/** What owners say of columns at the moment of a graph. */
function readShapes(db: Database, graph: GraphIndex, owners: readonly NodeKey[]) {
  const found = new Map<NodeKey, SeenColumnShape[]>(owners.map((owner) => [owner, []]));
  const names = owners.flatMap(graph.namesOf);
  for (const stored of loadColumnShapes(db, names, graph.moment, graph.onTheWay)) {
    const shape = canonicalColumns(stored, graph.nameOf);
    found.get(shape.owner)?.push(shape);
  }
  return found;
}

/** The columns of a graph of datasets and jobs. All keys that come in or go out are canonical. */
function linkedIn(db: Database, graph: GraphIndex): LinkedColumns {
  return new LinkedColumns({
    source: () => graph.seenBy(ANY),
    shapes: (owners) => readShapes(db, graph, owners),
    schema: (node) => {
      const { asOf } = graph.moment;
      const names = graph.namesOf(node);
      if (asOf !== null) return schemaInForce(schemaFieldsAt(db, names, asOf));
      return schemaInForce(loadSchemas(db, names)[0]?.fields ?? []);
    },
  });
}

/** Forgets what has changed since the last question; of a past or a meaning all, if anything has. */
function forget(columns: LinkedColumns, graph: GraphIndex, keys: ReadonlySet<string>): void {
  if (keys.size === 0) return;
  const { asOf, edges } = graph.moment;
  if (asOf !== null || edges !== 'all') columns.reset();
  else columns.drop([...keys].map((key) => graph.nameOf(key as NodeKey)));
}

const OPEN = Symbol.for('headwater.column-index');
type Open = {
  readonly db: Database;
  dataVersion: number;
  readonly indexes: Map<GraphIndex, LinkedColumns>;
};
const holder = globalThis as { [OPEN]?: Open };

/** Graphs whose columns are kept. */
const INDEXES_KEPT = 6;

/**
 * The columns of a graph, up to date: kept in memory beside the graph index and forgotten in the
 * same way. The ones asked for last are kept.
 *
 * @param graph as `openGraph` gave it for this question.
 */
export function openColumns(db: Database, graph: GraphIndex = openGraph(db)): LinkedColumns {
  if (holder[OPEN]?.db !== db) holder[OPEN] = { db, dataVersion: -1, indexes: new Map() };
  const open = holder[OPEN];
  const version = db.pragma('data_version', { simple: true }) as number;
  const { keys, hasNewAliases } = takeChanges('columns');
  const isOther = hasNewAliases || version !== open.dataVersion;
  open.dataVersion = version;
  for (const [of, columns] of open.indexes) {
    if (isOther) columns.reset();
    else forget(columns, of, keys);
  }
  const index = open.indexes.get(graph) ?? linkedIn(db, graph);
  open.indexes.delete(graph);
  open.indexes.set(graph, index);
  for (const old of open.indexes.keys()) {
    if (open.indexes.size <= INDEXES_KEPT) break;
    open.indexes.delete(old);
  }
  return index;
}
