import 'server-only';

import {
  edgesAmong,
  numberEdge,
  wholeSeconds,
  type NodeKey,
  type NumberedEdge,
  type OwnerView,
} from '@/lib/lineage';

import type { NodeCard } from './node-cards';

/** The little that groups need to know of a node. */
export type WholeNode = Pick<
  NodeCard,
  'id' | 'key' | 'kind' | 'type' | 'namespace' | 'name' | 'status' | 'updatedAt' | 'tags' | 'owners'
> & {
  readonly at: number;
  /** `updatedAt` in seconds since 1970; -1 if it is null. */
  readonly updated: number;
};

/** Cards and views of the given nodes. */
export type ReadNodes = (keys: readonly NodeKey[]) => {
  readonly cards: ReadonlyMap<NodeKey, NodeCard>;
  readonly views: readonly OwnerView[];
};

/** Nodes read at once: what is read of them is thrown away before the next. */
const CHUNK = 4000;
const ALL = { has: () => true };

/** Most nodes have none: a list of its own for each would be a quarter of what is kept. */
const NONE: string[] = [];

/** What groups need of a card; `at` is the node's number. */
export function wholeNode(card: NodeCard, at: number): WholeNode {
  const { id, key, kind, type, namespace, name, status, updatedAt } = card;
  const updated = updatedAt === null ? -1 : wholeSeconds(updatedAt);
  const tags = card.tags.length === 0 ? NONE : card.tags;
  const owners = card.owners.length === 0 ? NONE : card.owners;
  return { at, id, key, kind, type, namespace, name, status, updatedAt, updated, tags, owners };
}

/**
 * All nodes and edges of a store, each with no more than groups need (figures: README.md). Read
 * once, then node by node as they change. Nodes have numbers, so that going through all edges costs
 * no look-ups by key.
 */
export class WholeGraph {
  readonly #numbers = new Map<NodeKey, number>();
  readonly #nodes: (WholeNode | null)[] = [];
  readonly #edges = new Map<NodeKey, readonly NumberedEdge[]>();
  #size = 0;
  #version = 0;

  constructor(keys: readonly NodeKey[], read: ReadNodes) {
    for (let at = 0; at < keys.length; at += CHUNK) this.#add(keys.slice(at, at + CHUNK), read);
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#size;
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  /** Every node, once. */
  nodes(): WholeNode[] {
    return this.#nodes.filter((node) => node !== null);
  }

  /** The node with this number. */
  nodeAt(at: number): WholeNode | null {
    return this.#nodes[at] ?? null;
  }

  /** Every edge, once. */
  *edges(): Generator<NumberedEdge> {
    for (const own of this.#edges.values()) for (const edge of own) yield edge;
  }

  /** Reads these nodes again; keys never seen before are added. */
  renew(keys: readonly NodeKey[], read: ReadNodes): void {
    for (const key of keys) {
      const at = this.#numberOf(key);
      if (this.#nodes[at]) this.#size -= 1;
      this.#nodes[at] = null;
      this.#edges.delete(key);
    }
    this.#add(keys, read);
    this.#version += 1;
  }

  #numberOf(key: NodeKey): number {
    let at = this.#numbers.get(key);
    if (at === undefined) {
      at = this.#nodes.push(null) - 1;
      this.#numbers.set(key, at);
    }
    return at;
  }

  #add(keys: readonly NodeKey[], read: ReadNodes): void {
    const { cards, views } = read(keys);
    for (const key of keys) {
      const card = cards.get(key);
      if (!card) continue;
      const at = this.#numberOf(card.key);
      if (!this.#nodes[at]) this.#size += 1;
      this.#nodes[at] = wholeNode(card, at);
    }
    for (const view of views) {
      const edges = edgesAmong([view], ALL).map((edge) =>
        numberEdge(edge, (key) => this.#numberOf(key)),
      );
      if (edges.length > 0) this.#edges.set(view.key, edges);
    }
  }
}
