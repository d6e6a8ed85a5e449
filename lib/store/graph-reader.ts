import 'server-only';

import {
  canonicalShape,
  EVER,
  sighted,
  type Moment,
  type NodeKey,
  type SeenShape,
  type Side,
} from '@/lib/lineage';

import { sql, type Database } from './database';
import { Fates } from './fates';
import { loadNames, type GraphNames } from './graph-names';
import { loadBriefs, loadCards, type NodeBrief, type NodeCard } from './node-cards';
import { NOBODY, type OnTheWay } from './replay';
import { parseShape, readShapeRow, type ShapeRow } from './shape-rows';

export type OwnerPair = { readonly node: NodeKey; readonly owner: NodeKey };

/** Reads a graph as it was at some moment, or is, out of the tables. Keys are canonical. */
export type GraphReader = {
  readonly moment: Moment;
  readonly names: GraphNames;
  readonly fates: Fates;
  /** Runs on the way at the moment, as they were then; nobody where it is now. */
  readonly onTheWay: OnTheWay;
  /** Whether `owners` names some that, looked at closely, are not beside. */
  readonly guessesOwners: boolean;
  /** Shapes of each owner. */
  readonly shapes: (owners: readonly NodeKey[]) => Map<NodeKey, SeenShape[]>;
  /** Owners with each of `keys` among their outputs (`up`) or inputs (`down`). */
  readonly owners: (keys: readonly NodeKey[], side: Side) => Iterable<OwnerPair>;
  readonly cards: (keys: readonly NodeKey[]) => Map<NodeKey, NodeCard>;
  readonly briefs: (keys: readonly NodeKey[]) => Map<NodeKey, NodeBrief>;
};

/** The graph as it is now, from all runs. */
export class PresentReader implements GraphReader {
  readonly moment = EVER;
  readonly guessesOwners = false;
  readonly names: GraphNames;
  readonly fates: Fates;
  readonly onTheWay = NOBODY;
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    this.names = loadNames(db);
    this.fates = new Fates(db, null, this.names, NOBODY);
  }

  shapes(owners: readonly NodeKey[]): Map<NodeKey, SeenShape[]> {
    const rows = sql(
      this.#db,
      `SELECT shape.key, shape.content, run_count, first_seen, last_seen, last_run FROM json_each(?) AS wanted
       JOIN shape ON shape.owner_key = wanted.value`,
    ).all(JSON.stringify(owners.flatMap(this.names.all))) as ShapeRow[];
    const found = new Map<NodeKey, SeenShape[]>(owners.map((owner) => [owner, []]));
    for (const row of rows) {
      const shape = canonicalShape(parseShape(row.content), this.names.of);
      found.get(shape.owner)?.push(sighted(shape, readShapeRow(row)));
    }
    return found;
  }

  *owners(keys: readonly NodeKey[], side: Side): Generator<OwnerPair> {
    const rows = sql(
      this.#db,
      `SELECT DISTINCT node_key AS node, owner_key AS owner FROM json_each(?) AS wanted
       JOIN shape_node ON node_key = wanted.value AND side = ?`,
    ).iterate(
      JSON.stringify(keys.flatMap(this.names.all)),
      side === 'up' ? 'output' : 'input',
    ) as Iterable<OwnerPair>;
    // One by one: a hub has tens of thousands.
    for (const { node, owner } of rows)
      yield { node: this.names.of(node), owner: this.names.of(owner) };
  }

  cards(keys: readonly NodeKey[]): Map<NodeKey, NodeCard> {
    return loadCards(this.#db, keys, this);
  }

  briefs(keys: readonly NodeKey[]): Map<NodeKey, NodeBrief> {
    return loadBriefs(this.#db, keys);
  }
}
