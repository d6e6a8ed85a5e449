import 'server-only';

import type { PinnedVersionRef } from '@/lib/contract/columns';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { NodeId, NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';
import type { LinkedColumns } from '@/lib/store/linked-columns';
import type { NodeCard } from '@/lib/store/node-cards';

/** What answers about columns say of a dataset or a job, or of a version or a run of one. */
export type Place = {
  /** By which it stands in a graph: in a pinned one that of the version or the run. */
  readonly id: NodeId;
  readonly ref: NodeRef;
  readonly owners: string[];
  readonly tags: string[];
  /** In a pinned answer the version of a dataset; null if nobody knows which. */
  readonly version?: PinnedVersionRef | null;
};

export type Places = ReadonlyMap<NodeKey, Place>;

/** The columns of a graph, logical or pinned, and what its nodes are called. */
export type ColumnGraph = {
  readonly columns: LinkedColumns;
  /** Nodes by key; keys of no node are left out. */
  readonly places: (keys: Iterable<NodeKey>) => Places;
};

/** Made once for each card: a hundred paths name the same few nodes. */
const known = new WeakMap<NodeCard, Place>();

/** A dataset or a job by its card. */
export function placeOf(card: NodeCard): Place {
  let place = known.get(card);
  if (!place) {
    const { id, key, kind, type, namespace, name, owners, tags } = card;
    place = { id, ref: { id, key, kind, type, namespace, name }, owners, tags };
    known.set(card, place);
  }
  return place;
}

/** What datasets and jobs are called at the moment of a graph. */
export function logicalPlaces(graph: GraphIndex): ColumnGraph['places'] {
  return (keys) => {
    const wanted = [...keys];
    const cards = graph.cards(wanted);
    const places = new Map<NodeKey, Place>();
    for (const key of wanted) {
      const card = cards.get(key);
      if (card) places.set(key, placeOf(card));
    }
    return places;
  };
}
