import 'server-only';

import {
  EVIDENCE,
  EVER,
  viewOwner,
  type Evidence,
  type GraphSource,
  type Moment,
  type NodeKey,
  type OwnerView,
  type SeenShape,
  type Side,
} from '@/lib/lineage';

import { addMissing } from './add-missing';
import type { Written } from './changes';
import { sql, type Database } from './database';
import { loadKeys } from './graph-names';
import { PresentReader, type GraphReader } from './graph-reader';
import { KeptWholes } from './kept-wholes';
import { MomentReader } from './moment-reader';
import type { NodeBrief, NodeCard } from './node-cards';
import { keyMeant } from './node-ref';
import { loadOwnHeads, type NodeHead } from './node-rows';
import { loadPossibleEvidence } from './possible-evidence';
import type { OnTheWay } from './replay';
import type { ReadNodes, WholeGraph } from './whole-graph';

/** Immediate neighbours of a node. */
export type Neighbours = { readonly up: ReadonlySet<NodeKey>; readonly down: ReadonlySet<NodeKey> };

const ANY: ReadonlySet<Evidence> = new Set(EVIDENCE);
/** Things a passing graph knows at most before it lets go of them: what lives on through two collections stays much longer. */
const PASSING_KEPT = 200;

/**
 * The part of a graph somebody asked for, kept in memory: who stands beside whom, what flows
 * through which job, what the cards say. Read from the tables on first use and dropped node by
 * node as the writer notes changes; another process's write drops it whole, and a late event the
 * graphs of moments after it. So an answer costs what it holds, and the store's size does not
 * matter (figures: README.md).
 *
 * All keys that come in or go out are canonical.
 */
export class GraphIndex {
  readonly moment: Moment;
  /** The store it is read from. */
  readonly db: Database;
  #reader: GraphReader | null = null;
  /** Things known at most before they are let go of. */
  readonly #kept: number;
  #owners = { up: new Map<NodeKey, NodeKey[]>(), down: new Map<NodeKey, NodeKey[]>() };
  #shapes = new Map<NodeKey, readonly SeenShape[]>();
  #views = new Map<NodeKey, OwnerView | null>();
  #neighbours = new Map<NodeKey, Neighbours>();
  #cards = new Map<NodeKey, NodeCard>();
  #briefs = new Map<NodeKey, NodeBrief>();
  #possible = new Map<NodeKey, Evidence | null>();
  readonly #wholes = new KeptWholes(this);

  constructor(db: Database, moment: Moment = EVER, { kept = Infinity } = {}) {
    this.db = db;
    this.moment = moment;
    this.#kept = kept;
  }

  /** Whether what was read is let go of soon after. */
  get isPassing(): boolean {
    return this.#kept < Infinity;
  }

  /** The same graph for one long answer: what was read is let go of soon after it was asked for. */
  passing(kept = PASSING_KEPT): GraphIndex {
    return new GraphIndex(this.db, this.moment, { kept });
  }

  /** Lets go of what was read before, whoever still looks at it keeps it; nothing while little is known. */
  #letGo(): void {
    const known = this.isPassing ? this.#maps.reduce((sum, map) => sum + map.size, 0) : 0;
    if (known <= this.#kept) return;
    this.#owners = { up: new Map(), down: new Map() };
    this.#shapes = new Map();
    this.#views = new Map();
    this.#neighbours = new Map();
    this.#cards = new Map();
    this.#briefs = new Map();
    this.#possible = new Map();
  }

  /** What names these nodes. */
  heads(keys: readonly NodeKey[]): Map<NodeKey, NodeHead> {
    return loadOwnHeads(this.db, keys);
  }

  /** Keys of all nodes there are at this moment. */
  allKeys(): NodeKey[] {
    return [...new Set(loadKeys(this.db, this.moment.asOf).map(this.nameOf))];
  }

  /** Whether it is the graph of now, of all times. */
  get isPresent(): boolean {
    return this.moment.asOf === null && this.moment.edges === 'all';
  }

  get #read(): GraphReader {
    return (this.#reader ??= this.isPresent
      ? new PresentReader(this.db)
      : new MomentReader(this.db, this.moment));
  }

  /** Runs on the way at the moment, as they were then. */
  get onTheWay(): OnTheWay {
    return this.#read.onTheWay;
  }

  get #maps() {
    const { up, down } = this.#owners;
    const around = [up, down, this.#shapes, this.#views, this.#neighbours];
    return [...around, this.#cards, this.#briefs, this.#possible];
  }

  /** Forgets everything. */
  reset(): void {
    this.#reader = null;
    this.#wholes.clear();
    for (const map of this.#maps) map.clear();
  }

  /** Forgets what has changed since the last question. */
  forget({ keys, hasNewNames, earliest }: Written): void {
    const { asOf, edges } = this.moment;
    if (earliest === null && keys.size === 0 && !hasNewNames) return;
    if (asOf !== null) {
      if (earliest === null || earliest <= asOf) this.reset();
      return;
    }
    const fates = this.#reader?.fates;
    const names = this.#reader?.names;
    const changed = [...keys].map((raw) => names?.of(raw as NodeKey) ?? (raw as NodeKey));
    if (hasNewNames || changed.some((key) => fates?.concerns(key))) {
      this.reset();
      return;
    }
    const touched = edges === 'all' ? changed : [...changed, ...this.#besides(keys)];
    // Which runs are on the way is read once for all nodes.
    if (edges !== 'all') this.#reader = null;
    for (const key of new Set(touched)) {
      for (const map of this.#maps) map.delete(key);
      this.#wholes.forget(key);
    }
  }

  /** Nodes at the sides of changed owners: another of the shapes they have may be meant now. */
  #besides(keys: ReadonlySet<string>): NodeKey[] {
    const beside = sql(
      this.db,
      `SELECT DISTINCT node_key FROM json_each(?) AS wanted JOIN shape ON shape.owner_key = wanted.value
       JOIN shape_node ON shape_key = shape.key`,
    )
      .pluck()
      .all(JSON.stringify([...keys])) as NodeKey[];
    const names = this.#reader?.names;
    return beside.map((key) => names?.of(key) ?? key);
  }

  /** Key of the node that stands for what `ref` (a node id or a key) names at this moment; null if nothing had named it. */
  resolve(ref: string): NodeKey | null {
    const key = keyMeant(this.db, ref, this.moment.asOf);
    return key === null ? null : this.#read.names.of(key);
  }

  /** The name that stands for a dataset and its aliases. */
  readonly nameOf = (key: NodeKey): NodeKey => this.#read.names.of(key);
  /** All names of a dataset, the one that stands for them first. */
  readonly namesOf = (key: NodeKey): readonly NodeKey[] => this.#read.names.all(key);

  #readShapes(owners: readonly NodeKey[]): void {
    addMissing(this.#shapes, owners, (wanted) => this.#read.shapes(wanted));
  }

  /** Owners with each of `keys` among their outputs (`up`) or inputs (`down`). */
  #readOwners(keys: readonly NodeKey[], side: Side): Map<NodeKey, NodeKey[]> {
    const known = this.#owners[side];
    const wanted = keys.filter((key) => !known.has(key));
    if (wanted.length === 0) return known;
    const found = new Map<NodeKey, Set<NodeKey>>(wanted.map((key) => [key, new Set()]));
    for (const { node, owner } of this.#read.owners(wanted, side)) found.get(node)?.add(owner);
    if (this.#read.guessesOwners) this.#leaveOutFarOnes(found, side);
    for (const [key, owners] of found) known.set(key, [...owners]);
    return known;
  }

  /** Takes away owners that at this moment, in this meaning, do not have the node at that side. */
  #leaveOutFarOnes(found: ReadonlyMap<NodeKey, Set<NodeKey>>, side: Side): void {
    this.#readShapes([...new Set([...found.values()].flatMap((owners) => [...owners]))]);
    for (const [key, owners] of found)
      for (const owner of owners) {
        const view = this.#viewOf(owner);
        const near = side === 'up' ? view?.outputs : view?.inputs;
        if (!near?.has(key)) owners.delete(owner);
      }
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
        this.#letGo();
        const owners = this.#readOwners(keys, side);
        const [only] = keys;
        if (only !== undefined && keys.length === 1) return owners.get(only) ?? [];
        return [...new Set(keys.flatMap((key) => owners.get(key) ?? []))];
      },
      views: (owners) => {
        this.#letGo();
        if (this.isPassing) filtered?.clear();
        this.#readShapes(owners);
        return owners.flatMap((owner) => viewOf(owner) ?? []);
      },
    };
  }

  /** Neighbours of each node, in any evidence. */
  neighbours(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, Neighbours> {
    this.#letGo();
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

  /** Reads nodes as a whole graph is made of them. */
  readNodes(allowed: ReadonlySet<Evidence>): ReadNodes {
    const source = this.seenBy(allowed);
    return (keys) => ({ cards: this.cards(keys), views: source.views(keys) });
  }

  /** All nodes and edges there are at this moment, in this evidence. */
  whole(allowed: ReadonlySet<Evidence>): WholeGraph {
    return this.#wholes.of(allowed);
  }

  /** Reads the whole graph in any evidence bit by bit, so that others get their turn in between. */
  warm(): Generator<void> {
    return this.#wholes.warm();
  }

  /** Cards of the nodes; keys that are no node are left out. */
  cards(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, NodeCard> {
    this.#letGo();
    return addMissing(this.#cards, keys, (wanted) => this.#read.cards(wanted));
  }

  /** The strongest evidence that edges of each may have, as owner of them; null if it owns none. */
  possibleEvidence(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, Evidence | null> {
    this.#letGo();
    return addMissing(this.#possible, keys, (wanted) =>
      loadPossibleEvidence(this.db, this.#read.names, wanted),
    );
  }

  /** Nodes in brief; keys that are no node are left out. */
  briefs(keys: readonly NodeKey[]): ReadonlyMap<NodeKey, NodeBrief> {
    this.#letGo();
    return addMissing(this.#briefs, keys, (wanted) => this.#read.briefs(wanted));
  }
}
