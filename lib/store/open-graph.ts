import 'server-only';

import { EVER, type Moment } from '@/lib/lineage';

import { takeChanges } from './changes';
import type { Database } from './database';
import { GraphIndex } from './graph-index';

const OPEN = Symbol.for('headwater.graph-index');
type Open = {
  readonly db: Database;
  dataVersion: number;
  readonly graphs: Map<string, GraphIndex>;
};
const holder = globalThis as { [OPEN]?: Open };

/** Moments and meanings kept beside the present: what a person steps through, back and forth. */
const GRAPHS_KEPT = 12;

/** The graph of a store at a moment, up to date. The ones asked for last are kept, the present always. */
export function openGraph(db: Database, moment: Moment = EVER): GraphIndex {
  if (holder[OPEN]?.db !== db) holder[OPEN] = { db, dataVersion: -1, graphs: new Map() };
  const open = holder[OPEN];
  const version = db.pragma('data_version', { simple: true }) as number;
  const { keys, hasNewAliases, earliest } = takeChanges('graph');
  const isWrittenByOthers = version !== open.dataVersion;
  open.dataVersion = version;
  for (const graph of open.graphs.values()) {
    if (isWrittenByOthers) graph.reset();
    else graph.forget({ keys, hasNewNames: hasNewAliases, earliest });
  }
  const { asOf, edges, from, to } = moment;
  const bounds = edges === 'window' ? [from, to] : [];
  const name = JSON.stringify([asOf, edges, ...bounds]);
  const graph = open.graphs.get(name) ?? new GraphIndex(db, moment);
  open.graphs.delete(name);
  open.graphs.set(name, graph);
  for (const [old, { moment: known }] of open.graphs) {
    if (open.graphs.size <= GRAPHS_KEPT) break;
    if (known.asOf !== null || known.edges !== 'all') open.graphs.delete(old);
  }
  return graph;
}
