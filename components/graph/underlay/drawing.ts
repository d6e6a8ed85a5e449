import type { Evidence, NodeStatus } from '@/lib/lineage';

import type { Tone } from '../tone';

/** One node as it is painted: words and colours, no meaning. */
export type PaintedCard = {
  readonly shape: 'dataset' | 'job' | 'fold';
  /** A group: cards show behind it. */
  readonly isStack?: boolean;
  readonly tone: Tone;
  /** Place in {@link Drawing.icons}. */
  readonly icon: number;
  /** Small words above the name (datasets) or before it (jobs). */
  readonly over: string;
  readonly name: string;
  /** Small words below the name; a job has its state there. */
  readonly under: string;
  /** The badge, if it has one. */
  readonly status: NodeStatus | null;
  /** Instant the small time speaks of. */
  readonly since: string | null;
  /** Neighbours on each side that are not shown: `+7`. */
  readonly hiddenUp: number;
  readonly hiddenDown: number;
};

/** Edges as arrays. Points of edge i: `points[2 * starts[i]]` up to `points[2 * starts[i + 1]]`, x and y by turns. */
export type PaintedEdges = {
  readonly evidence: readonly Evidence[];
  readonly points: Float32Array;
  readonly starts: Uint32Array;
  /** Left, top, right, bottom of each edge. */
  readonly boxes: Float32Array;
};

/**
 * A picture as arrays: what the canvas paints, what is found under the pointer and what the small map
 * shows. Lengths in px at zoom 1. Node i is `drawn.nodes[i]`, edge i `drawn.edges[i]`.
 */
export type Drawing = {
  readonly cards: readonly PaintedCard[];
  /** Left, top, right, bottom of each node. */
  readonly boxes: Float32Array;
  /** Nodes by how much they deserve a name on the map, most deserving first. */
  readonly byInterest: Uint32Array;
  readonly edges: PaintedEdges;
  /** Left, top, right, bottom of everything. */
  readonly frame: readonly [number, number, number, number];
};
