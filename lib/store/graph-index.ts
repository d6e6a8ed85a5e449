import 'server-only';

import {
  canonicalShape,
  EVIDENCE,
  viewOwner,
  type Evidence,
  type GraphSource,
  type Instant,
  type NodeKey,
  type OwnerView,
  type SeenShape,
  type Shape,
  type Side,
} from '@/lib/lineage';

import { takeChanges } from './changes';
import { sql, type Database } from './database';
import { loadCards, type NodeCard } from './node-cards';

/** Immediate neighbours of a node. */
export type Neighbours = { readonly up: ReadonlySet<NodeKey>; readonly down: ReadonlySet<NodeKey> };

type ShapeRow = {
  owner_key: NodeKey;
  content: string;
  run_count: number;
  first_seen: Instant;
  last_seen: Instant;
  last_run: string | null;
};

const ANY: ReadonlySet<Evidence> = new Set(EVIDENCE);

/**
 * The part of the stored graph somebody asked for, kept in memory: who stands beside whom, what
 * flows through which job, what the cards say. Read from the tables on first use and dropped node
 * by node as the writer notes changes; another process's write drops it whole. So an answer costs
 * what it holds, and the store's size does not matter (figures: README.md).
 *
 * All keys that come in or go out are canonical.
 */
export class GraphIndex {
  readonly #db: Database;
  #dataVersion = -1;
  #canonical = new Map<NodeKey, NodeKey>();
  #members = new Map<NodeKey, NodeKey[]>();
  readonly #owners = { up: new Map<NodeKey, NodeKey[]>(), down: new Map<NodeKey, NodeKey[]>() };
  readonly #shapes = new Map<NodeKey, readonly SeenShape[]>();
  readonly #views = new Map<NodeKey, OwnerView | null>();
  readonly #neighbours = new Map<NodeKey, Neighbours>();
  readonly #cards = new Map<NodeKey, NodeCard>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Forgets what has changed since the last question. Call it once before each. */
  sync(): void {
    const version = this.#db.pragma('data_version', { simple: true }) as number;
    const { keys, hasNewAliases } = takeChanges('graph');
    if (version !== this.#dataVersion || hasNewAliases) {
      this.#dataVersion = version;
      for (const map of [
        this.#owners.up,
        this.#owners.down,
        this.#shapes,
        this.#views,
        this.#neighbours,
        this.#cards,
      ])
        map.clear();
      this.#loadNames();
      return;
    }
    for (const raw of keys) {
      const key = this.#nameOf(raw as NodeKey);
      for (const map of [
        this.#owners.up,
        this.#owners.down,
        this.#shapes,
        this.#views,
        this.#neighbours,
        this.#cards,
      ])
        map.delete(key);
    }
  }

  /** Reads who stands for whom; only nodes with aliases are in it. */
  #loadNames(): void {
    const rows = sql(
      this.#db,
      'SELECT key, canonical_key FROM node INDEXED BY node_alias WHERE canonical_key <> key',
    ).all() as { key: NodeKey; canonical_key: NodeKey }[];
    this.#canonical = new Map(rows.map((row) => [row.key, row.canonical_key]));
    this.#members = new Map();
    for (const { key, canonical_key: head } of rows) {
      const known = this.#members.get(head);
      if (known) known.push(key);
      else this.#members.set(head, [head, key]);
    }
  }

  /** The name that stands for a dataset and its aliases. */
  readonly nameOf = (key: NodeKey): NodeKey => this.#nameOf(key);
  /** All names of a dataset, the one that stands for them first. */
  readonly namesOf = (key: NodeKey): readonly NodeKey[] => this.#allNames(key);

  readonly #nameOf = (key: NodeKey): NodeKey => this.#canonical.get(key) ?? key;
  readonly #allNames = (key: NodeKey): readonly NodeKey[] => this.#members.get(key) ?? [key];

  #readShapes(owners: readonly NodeKey[]): void {
    const wanted = owners.filter((owner) => !this.#shapes.has(owner));
    if (wanted.length === 0) return;
    const rows = sql(
      this.#db,
      `SELECT shape.owner_key, shape.content, run_count, first_seen, last_seen, last_run FROM json_each(?) AS wanted
       JOIN shape ON shape.owner_key = wanted.value`,
    ).all(JSON.stringify(wanted.flatMap(this.#allNames))) as ShapeRow[];
    const found = new Map<NodeKey, SeenShape[]>(wanted.map((owner) => [owner, []]));
    for (const row of rows) {
      const shape = canonicalShape(JSON.parse(row.content) as Shape, this.#nameOf);
      const {
        run_count: runCount,
        first_seen: firstSeen,
        last_seen: lastSeen,
        last_run: lastRun,
      } = row;
      found.get(shape.owner)?.push({ ...shape, runCount, firstSeen, lastSeen, lastRun });
    }
    for (const [owner, shapes] of found) this.#shapes.set(owner, shapes);
  }

  /** Owners with each of `keys` among their outputs (`up`) or inputs (`down`). */
  #readOwners(keys: readonly NodeKey[], side: Side): Map<NodeKey, NodeKey[]> {
    const known = this.#owners[side];
    const wanted = keys.filter((key) => !known.has(key));
    if (wanted.length === 0) return known;
    const rows = sql(
      this.#db,
      `SELECT DISTINCT node_key, owner_key FROM json_each(?) AS wanted
       JOIN shape_node ON node_key = wanted.value AND side = ?`,
    ).all(JSON.stringify(wanted.flatMap(this.#allNames)), side === 'up' ? 'output' : 'input') as {
      node_key: NodeKey;
      owner_key: NodeKey;
    }[];
    const found = new Map<NodeKey, Set<NodeKey>>(wanted.map((key) => [key, new Set()]));
    for (const row of rows) found.get(this.#nameOf(row.node_key))?.add(this.#nameOf(row.owner_key));
    for (const [key, owners] of found) known.set(key, [...owners]);
    return known;
  }

  #viewOf(owner: NodeKey): OwnerView | null {
    let view = this.#views.get(owner);
    if (view === undefined) {
      view = viewOwner(this.#shapes.get(owner) ?? [], ANY);
      this.#views.set(owner, view);
    }
    return view;
  }

  /** The graph as seen through some evidence only. */
  seenBy(allowed: ReadonlySet<Evidence>): GraphSource {
    const filtered = allowed.size < ANY.size ? new Map<NodeKey, OwnerView | null>() : null;
    const viewOf = (owner: NodeKey): OwnerView | null => {
      if (!filtered) return this.#viewOf(owner);
      let view = filtered.get(owner);
      if (view === undefined)
        filtered.set(owner, (view = viewOwner(this.#shapes.get(owner) ?? [], allowed)));
      return view;
    };
    return {
      ownersBeside: (keys, side) => {
        const owners = this.#readOwners(keys, side);
        return [...new Set(keys.flatMap((key) => owners.get(key) ?? []))];
      },
      views: (owners) => {
        this.#readShapes(owners);
        return owners.flatMap((owner) => viewOf(owner) ?? []);
      },
    };
  }

  /** Neighbours of each node, in any evidence. */
  neighbours(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, Neighbours> {
    const wanted = keys.filter((key) => !this.#neighbours.has(key));
    if (wanted.length === 0) return this.#neighbours;
    this.#readShapes(wanted);
    const [above, below] = [this.#readOwners(wanted, 'up'), this.#readOwners(wanted, 'down')];
    for (const key of wanted) {
      const view = this.#viewOf(key);
      // A dataset that declares its own sources has them as neighbours, not itself.
      const beside = (owners: ReadonlyMap<NodeKey, NodeKey[]>) =>
        (owners.get(key) ?? []).filter((owner) => owner !== key);
      this.#neighbours.set(key, {
        up: new Set([...beside(above), ...(view?.inputs.keys() ?? [])]),
        down: new Set([...beside(below), ...(view?.kind === 'job' ? view.outputs.keys() : [])]),
      });
    }
    return this.#neighbours;
  }

  /** Cards of the nodes; keys that are no node are left out. */
  cards(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, NodeCard> {
    const wanted = keys.filter((key) => !this.#cards.has(key));
    if (wanted.length > 0)
      for (const [key, card] of loadCards(this.#db, wanted)) this.#cards.set(key, card);
    return this.#cards;
  }
}

const OPEN = Symbol.for('headwater.graph-index');
const holder = globalThis as { [OPEN]?: { readonly db: Database; readonly index: GraphIndex } };

/** The graph index of a store, up to date. One a process. */
export function openGraph(db: Database): GraphIndex {
  if (holder[OPEN]?.db !== db) holder[OPEN] = { db, index: new GraphIndex(db) };
  const { index } = holder[OPEN];
  index.sync();
  return index;
}
