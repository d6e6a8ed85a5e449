import 'server-only';

import {
  EVIDENCE,
  canonicalShape,
  nodeId,
  versionId,
  viewOwner,
  type Evidence,
  type FlowGroup,
  type GraphSource,
  type Instant,
  type NodeId,
  type NodeKey,
  type OwnerEdge,
  type OwnerView,
  type Side,
  type Write,
} from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { pinnedKey } from '@/lib/store/keys';
import { loadPinnedRuns, type PinnedRunRow } from '@/lib/store/pinned-store';
import { loadBlindReaders, loadToldReaders } from '@/lib/store/version-store';
import { parseVersionKey } from '@/lib/lineage';

import { openPins, type Pin, type Pins } from '../pins';
import { ReadOrder } from './read-order';

/** A version in a pinned graph; a dataset nobody knows the version of is one, too. */
export type PinnedVersion = Pick<Pin, 'dataset' | 'key' | 'write'> & { readonly id: NodeId };
export type PinnedRun = PinnedRunRow & { readonly id: NodeId };

/** Nodes a run's datasets stand for in a pinned graph, by dataset. */
type Ends = {
  readonly inputs: ReadonlyMap<NodeKey, NodeKey>;
  readonly outputs: ReadonlyMap<NodeKey, NodeKey>;
};
const NO_ENDS: Ends = { inputs: new Map(), outputs: new Map() };

type LeftOut = { readonly reads: number; readonly writes: number };

/** Readers of one version looked at, at most. */
const READERS_READ = 1000;

/** Id of a run among nodes of a graph. */
export function runNodeId(runId: string): NodeId {
  return `run:${encodeURIComponent(runId)}` as NodeId;
}

/**
 * The graph of versions and runs, read as far as somebody walks it. Versions and runs have keys of
 * their own; runs stand where jobs do in the logical graph, each with the flows of its own shape.
 *
 * It has no cycles: see {@link ReadOrder}.
 */
export class PinnedSource implements GraphSource {
  readonly versionNodes = new Map<NodeKey, PinnedVersion>();
  readonly runNodes = new Map<NodeKey, PinnedRun>();
  /** Versions each run read that nobody told. */
  readonly #assumed = new Map<NodeKey, Set<NodeKey>>();
  /** Of each run: told reads of a version that was written later, and writes of one that was there already. */
  readonly leftOut = new Map<NodeKey, LeftOut>();
  /** Versions with more readers than were looked at. */
  readonly cut = new Set<NodeKey>();
  readonly #db: Database;
  readonly #graph: GraphIndex;
  readonly #pins: Pins;
  readonly #allowed: ReadonlySet<Evidence>;
  readonly #asOf: Instant | null;
  readonly #views = new Map<NodeKey, OwnerView | null>();
  readonly #ends = new Map<NodeKey, Ends>();
  readonly #readers = new Map<NodeKey, readonly NodeKey[]>();
  readonly #runKeys = new Map<string, NodeKey | null>();
  readonly #order: ReadOrder;

  constructor(
    db: Database,
    graph: GraphIndex,
    allowed: ReadonlySet<Evidence>,
    asOf: Instant | null,
  ) {
    this.#db = db;
    this.#graph = graph;
    this.#pins = openPins(db, graph);
    this.#allowed = allowed;
    this.#asOf = asOf;
    this.#order = new ReadOrder(db, this.#pins, graph.nameOf);
  }

  get pins(): Pins {
    return this.#pins;
  }

  /** Key of a version's node, which is there from now on. */
  addVersion({ dataset, key, write }: Pick<Pin, 'dataset' | 'key' | 'write'>): NodeKey | null {
    const card = this.#graph.cards([dataset]).get(dataset);
    if (card?.kind !== 'dataset') return null; // a job can be named as a source, too
    const node = nodeId(card);
    const id = key === null ? node : (versionId(node, key) as string as NodeId);
    const own = pinnedKey(id);
    if (!this.versionNodes.has(own)) this.versionNodes.set(own, { dataset, key, write, id });
    return own;
  }

  /** Keys of runs' nodes, which are there from now on; runs after the moment asked for are not. */
  addRuns(keys: readonly string[]): NodeKey[] {
    const wanted = keys.filter((key) => !this.#runKeys.has(key));
    if (wanted.length > 0)
      for (const row of loadPinnedRuns(this.#db, wanted)) {
        this.#runKeys.set(row.key, null);
        if (this.#asOf !== null && (row.startedAt ?? '~') > this.#asOf) continue;
        const id = runNodeId(row.runId);
        const own = pinnedKey(id);
        this.#runKeys.set(row.key, own);
        this.runNodes.set(own, { ...row, id });
      }
    return keys.flatMap((key) => this.#runKeys.get(key) ?? []);
  }

  /** Of the runs around a version, those that some evidence asked for tells of. */
  seenAround(key: NodeKey): {
    readonly makers: readonly NodeKey[];
    readonly readers: readonly NodeKey[];
  } {
    const write = this.versionNodes.get(key)?.write;
    const [makers, readers] = [write ? this.addRuns([write.runKey]) : [], this.readersOf(key)];
    if (this.#allowed.size === EVIDENCE.length) return { makers, readers };
    return {
      makers: makers.filter((run) => this.view(run)?.outputs.has(key)),
      readers: readers.filter((run) => this.view(run)?.inputs.has(key)),
    };
  }

  /** Runs that read a version, told or assumed. */
  readersOf(key: NodeKey): readonly NodeKey[] {
    const known = this.#readers.get(key);
    if (known) return known;
    const node = this.versionNodes.get(key);
    if (!node) return [];
    const { dataset, key: version, write } = node;
    const names = this.#graph.namesOf(dataset);
    const name = version === null ? null : parseVersionKey(version);
    const told =
      name?.kind === 'told' ? loadToldReaders(this.#db, names, name.text, READERS_READ) : [];
    const span = this.#spanOf(dataset, version, write);
    const blind = span ? loadBlindReaders(this.#db, names, span, READERS_READ) : [];
    if (told.length >= READERS_READ || blind.length >= READERS_READ) this.cut.add(key);
    const readers = [...new Set(this.addRuns([...told, ...blind]))].filter((run) =>
      this.view(run)?.inputs.has(key),
    );
    this.#readers.set(key, readers);
    return readers;
  }

  /** When runs that did not say so may have read a version; null if never. */
  #spanOf(dataset: NodeKey, version: PinnedVersion['key'], write: Write | null) {
    if (version !== null && !write) return null;
    const history = this.#pins.history(dataset);
    const from = write?.at ?? null;
    // What nobody knows the version of may be read at any time once there was a drop.
    if (write === null) return { from, until: history.hasDrops ? null : history.nextAfter(null)?.at ?? null }; // prettier-ignore
    const isOnce = write.version === null || history.writesOf(write.version) === 1;
    return { from, until: isOnce ? (history.nextAfter(from)?.at ?? null) : null };
  }

  readonly ownersBeside = (keys: readonly NodeKey[], side: Side): readonly NodeKey[] => {
    if (side === 'down') return [...new Set(keys.flatMap((key) => this.readersOf(key)))];
    const makers = keys.flatMap((key) => this.versionNodes.get(key)?.write?.runKey ?? []);
    return [...new Set(this.addRuns(makers))];
  };

  readonly views = (owners: readonly NodeKey[]): readonly OwnerView[] =>
    owners.flatMap((owner) => this.view(owner) ?? []);

  /** Whether a run did not say that it read a version. */
  isAssumed(version: NodeKey, run: NodeKey): boolean {
    return this.#assumed.get(run)?.has(version) ?? false;
  }

  /** What a run read and wrote, by version; null if it is not there. */
  view(owner: NodeKey): OwnerView | null {
    let view = this.#views.get(owner);
    if (view === undefined) {
      const run = this.runNodes.get(owner);
      // What is not there yet may be added later.
      if (!run) return null;
      view = this.#pinned(owner, run);
      this.#views.set(owner, view);
    }
    return view;
  }

  /** Which versions a run read and wrote, by dataset; empty before its view was asked for. */
  endsOf(owner: NodeKey): Ends {
    return this.#ends.get(owner) ?? NO_ENDS;
  }

  /** Has nodes of another source of the same store and moment, too. */
  takeOver(other: PinnedSource, keys: Iterable<NodeKey>): void {
    if (other === this) return;
    for (const key of keys) {
      const [version, run] = [other.versionNodes.get(key), other.runNodes.get(key)];
      if (version && !this.versionNodes.has(key)) this.versionNodes.set(key, version);
      if (!run || this.runNodes.has(key)) continue;
      this.runNodes.set(key, run);
      this.#runKeys.set(run.key, key);
    }
  }

  /** The run's own shape, with its datasets in the versions it read and wrote. */
  #pinned(owner: NodeKey, run: PinnedRun): OwnerView | null {
    if (!run.shape) return emptyView(owner);
    const { firstSeen, lastSeen, runId: lastRun } = run;
    const shape = canonicalShape(run.shape, this.#graph.nameOf);
    const view = viewOwner(
      [{ ...shape, runCount: 1, firstSeen, lastSeen, lastRun }],
      this.#allowed,
    );
    if (!view) return null;
    const told = { input: new Map<NodeKey, string>(), output: new Map<NodeKey, string>() };
    for (const { side, dataset, version } of run.told) {
      const key = this.#graph.nameOf(dataset);
      if (!told[side].has(key)) told[side].set(key, version);
    }
    const reader = { runKey: run.key, startedAt: run.startedAt };
    let [reads, writes] = [0, 0];
    const assumed = new Set<NodeKey>();
    const inputs = this.#pinSide(view.inputs, (dataset) => {
      const pin = this.#pins.read(dataset, told.input.get(dataset) ?? null, reader);
      if (pin.write && !this.#order.allows(pin.write, reader)) {
        reads += 1;
        return null;
      }
      const key = this.addVersion(pin);
      if (key !== null && pin.assumed) assumed.add(key);
      return key;
    });
    const outputs = this.#pinSide(view.outputs, (dataset) => {
      const pin = this.#pins.wrote(dataset, told.output.get(dataset) ?? null, run.runId);
      if (pin.write?.runKey === run.key) return this.addVersion(pin);
      writes += 1;
      return null;
    });
    if (assumed.size > 0) this.#assumed.set(owner, assumed);
    this.#ends.set(owner, { inputs: inputs.keys, outputs: outputs.keys });
    if (reads + writes > 0) this.leftOut.set(owner, { reads, writes });
    const groups = view.groups.map(({ from, to, evidence }): FlowGroup => ({
      from: new Set([...from].flatMap((key) => inputs.keys.get(key) ?? [])),
      to: new Set([...to].flatMap((key) => outputs.keys.get(key) ?? [])),
      evidence,
    }));
    return { key: owner, kind: 'job', inputs: inputs.edges, outputs: outputs.edges, groups };
  }

  #pinSide(side: ReadonlyMap<NodeKey, OwnerEdge>, pin: (dataset: NodeKey) => NodeKey | null) {
    const keys = new Map<NodeKey, NodeKey>();
    const edges = new Map<NodeKey, OwnerEdge>();
    for (const [dataset, edge] of side) {
      const key = pin(dataset);
      if (key === null) continue;
      keys.set(dataset, key);
      edges.set(key, edge);
    }
    return { keys, edges };
  }
}

function emptyView(owner: NodeKey): OwnerView {
  return { key: owner, kind: 'job', inputs: new Map(), outputs: new Map(), groups: [] };
}
