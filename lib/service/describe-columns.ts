import 'server-only';

import type { ColumnReach, ColumnStepView } from '@/lib/contract/columns';
import type { ColumnArrivals, NodeKey } from '@/lib/lineage';

import type { ColumnGraph, Place, Places } from './column-places';
import { gradeName, type SideWalk } from './trace-columns';

/** Keys of the datasets and jobs a walk passed. */
export function nodesOf({ arrivals }: SideWalk): Set<NodeKey> {
  const keys = new Set(arrivals.firstOfNodes().keys());
  for (const { owner } of arrivals.reasons().keys()) keys.add(owner);
  return keys;
}

/** Describes what a walk reached: each column by its index, and a shortest way to it. */
export class ReachWriter {
  readonly #arrivals: ColumnArrivals;
  readonly #graph: ColumnGraph;
  readonly #places = new Map<NodeKey, Place>();

  constructor(graph: ColumnGraph, { arrivals }: SideWalk, known: Places = new Map()) {
    this.#graph = graph;
    this.#arrivals = arrivals;
    for (const [key, place] of known) this.#places.set(key, place);
  }

  /** Reads what the nodes on the ways to some columns are called, all at once. */
  prepare(indexes: Iterable<number>): void {
    const wanted = new Set<NodeKey>();
    const seen = new Set<number>();
    for (const index of indexes)
      for (let at = index; at >= 0 && !seen.has(at); at = this.#arrivals.fromAt(at)) {
        seen.add(at);
        const [node, owner] = [this.#arrivals.columnAt(at)?.node, this.#arrivals.reasonAt(at)?.owner]; // prettier-ignore
        for (const key of [node, owner])
          if (key !== undefined && !this.#places.has(key)) wanted.add(key);
      }
    for (const [key, place] of this.#graph.places(wanted)) this.#places.set(key, place);
  }

  #stepAt(index: number): ColumnStepView | null {
    const [column, reason] = [this.#arrivals.columnAt(index), this.#arrivals.reasonAt(index)];
    const place = column && this.#places.get(column.node);
    if (!place) return null;
    const job = reason?.ownerKind === 'job' ? this.#places.get(reason.owner) : undefined;
    return {
      node: place.ref,
      ...versionOf(place),
      field: column.field,
      job: job?.ref ?? null,
      use: reason?.use ?? null,
      grade: gradeName(reason?.grade ?? 0),
    };
  }

  #pathTo(index: number): ColumnStepView[] {
    const path: ColumnStepView[] = [];
    for (let at = index; at >= 0; at = this.#arrivals.fromAt(at)) {
      const step = this.#stepAt(at);
      if (step) path.push(step);
    }
    return path.reverse();
  }

  /** How the last step uses what is before it; a part of a column is reached as the column is. */
  #lastUse(index: number): ColumnReach['use'] {
    for (let at = index; at >= 0; at = this.#arrivals.fromAt(at)) {
      const reason = this.#arrivals.reasonAt(at);
      if (reason) return reason.use;
    }
    return null;
  }

  /** What was reached at an index; null if it is no node of the store. */
  describe(index: number): ColumnReach | null {
    const arrivals = this.#arrivals;
    const column = arrivals.columnAt(index);
    const place = column && this.#places.get(column.node);
    if (!place) return null;
    const path = this.#pathTo(index);
    return {
      node: place.ref,
      ...versionOf(place),
      field: column.field,
      distance: arrivals.distanceAt(index),
      grade: gradeName(arrivals.gradeAt(index)),
      use: this.#lastUse(index),
      isMasked: path.some(({ use }) => use?.masking === true),
      owners: place.owners,
      tags: place.tags,
      path,
    };
  }
}

/** The version of a place, where it is of a pinned answer. */
export function versionOf({ version }: Place): Pick<Place, 'version'> {
  return version === undefined ? {} : { version };
}
