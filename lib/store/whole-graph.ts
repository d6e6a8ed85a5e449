import 'server-only';

import { edgesAmong, type NodeKey, type OwnerView, type SliceEdge } from '@/lib/lineage';

import type { NodeCard } from './node-cards';

/** The little that groups need to know of a node. */
export type WholeNode = Pick<
  NodeCard,
  'id' | 'key' | 'kind' | 'type' | 'namespace' | 'name' | 'status' | 'updatedAt'
>;

/** Cards and views of the given nodes. */
export type ReadNodes = (keys: readonly NodeKey[]) => {
  readonly cards: ReadonlyMap<NodeKey, NodeCard>;
  readonly views: readonly OwnerView[];
};

/** Nodes read at once: what is read of them is thrown away before the next. */
const CHUNK = 4000;
const ALL = { has: () => true };

/**
 * All nodes and edges of a store, each with no more than groups need: about 0.4 kB a node
 * (`npm run bench -- overview`). Read once, then node by node as they change.
 */
export class WholeGraph {
  readonly #nodes = new Map<NodeKey, WholeNode>();
  readonly #edges = new Map<NodeKey, readonly SliceEdge[]>();
  #version = 0;

  constructor(keys: readonly NodeKey[], read: ReadNodes) {
    for (let at = 0; at < keys.length; at += CHUNK) this.#add(keys.slice(at, at + CHUNK), read);
  }

  get nodes(): ReadonlyMap<NodeKey, WholeNode> {
    return this.#nodes;
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  /** Every edge, once. */
  *edges(): Generator<SliceEdge> {
    for (const own of this.#edges.values()) yield* own;
  }

  /** Reads these nodes again; keys never seen before are added. */
  renew(keys: readonly NodeKey[], read: ReadNodes): void {
    for (const key of keys) {
      this.#nodes.delete(key);
      this.#edges.delete(key);
    }
    this.#add(keys, read);
    this.#version += 1;
  }

  #add(keys: readonly NodeKey[], read: ReadNodes): void {
    const { cards, views } = read(keys);
    for (const asked of keys) {
      const card = cards.get(asked);
      if (!card) continue;
      const { id, key, kind, type, namespace, name, status, updatedAt } = card;
      this.#nodes.set(key, { id, key, kind, type, namespace, name, status, updatedAt });
    }
    for (const view of views) {
      const edges = edgesAmong([view], ALL);
      if (edges.length > 0) this.#edges.set(view.key, edges);
    }
  }
}
