import 'server-only';

import { EVIDENCE, type Evidence, type NodeKey } from '@/lib/lineage';

import { WholeGraph, type ReadNodes } from './whole-graph';

/** A graph that can be read whole. */
type Readable = {
  readonly isPresent: boolean;
  readonly allKeys: () => NodeKey[];
  readonly readNodes: (allowed: ReadonlySet<Evidence>) => ReadNodes;
  /** The same, letting go of what it read. */
  readonly passing: () => Readable;
};

const ANY: ReadonlySet<Evidence> = new Set(EVIDENCE);
const nameOf = (allowed: ReadonlySet<Evidence>) => [...allowed].sort().join();
const IN_ANY = nameOf(ANY);

/** The moment besides the present whose whole graph is in memory. */
const elsewhere: { at: KeptWholes | null } = { at: null };

/** Nodes read at once while others wait for their turn: some 20 ms. */
const WARM_CHUNK = 300;

/**
 * The whole of one graph by the evidence asked for, as long as it is kept: they are large, so beside
 * the present in any evidence there is one other at most. Only that in any evidence follows changes.
 */
export class KeptWholes {
  readonly #graph: Readable;
  readonly #wholes = new Map<string, WholeGraph>();
  #stale = new Set<NodeKey>();
  /** Grows whenever the whole graph was asked for, or dropped. */
  #asked = 0;

  constructor(graph: Readable) {
    this.#graph = graph;
  }

  /** Lets go of everything. */
  clear(): void {
    this.#wholes.clear();
    this.#asked += 1;
  }

  /** Says that this node is to be read again. */
  forget(key: NodeKey): void {
    this.#stale.add(key);
  }

  /** All nodes and edges in this evidence, up to date. */
  of(allowed: ReadonlySet<Evidence>): WholeGraph {
    const name = nameOf(allowed);
    this.#asked += 1;
    this.#renew();
    let whole = this.#wholes.get(name);
    if (!whole) {
      if (!this.#graph.isPresent) {
        elsewhere.at?.clear();
        elsewhere.at = this;
      }
      for (const other of this.#wholes.keys()) if (other !== IN_ANY) this.#wholes.delete(other);
      // Read by a graph of its own, so that nothing but the result stays in memory.
      const passing = this.#graph.passing();
      whole = new WholeGraph(passing.allKeys(), passing.readNodes(allowed));
      this.#wholes.set(name, whole);
    }
    return whole;
  }

  #renew(): void {
    const stale = [...this.#stale];
    this.#stale = new Set();
    if (stale.length === 0) return;
    for (const [name, whole] of this.#wholes)
      if (name === IN_ANY) whole.renew(stale, this.#graph.readNodes(ANY));
      else this.#wholes.delete(name);
  }

  /**
   * Reads the whole graph in any evidence bit by bit. What changes meanwhile is read again when it is
   * asked for; who asks before it is done reads it at once.
   */
  *warm(): Generator<void> {
    if (this.#wholes.has(IN_ANY)) return;
    const asked = this.#asked;
    this.#stale = new Set();
    const passing = this.#graph.passing();
    const keys = passing.allKeys();
    const read = passing.readNodes(ANY);
    const whole = new WholeGraph([], read);
    for (let at = 0; at < keys.length; at += WARM_CHUNK) {
      whole.renew(keys.slice(at, at + WARM_CHUNK), read);
      yield;
      if (this.#asked !== asked) return;
    }
    this.#wholes.set(IN_ANY, whole);
  }
}
