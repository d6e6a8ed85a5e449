import type { NodeStatus } from '@/lib/lineage';

import type { Tone } from '../tone';

/** One node as it is painted: words and colours, no meaning. */
export type PaintedCard = {
  readonly shape: 'dataset' | 'job' | 'fold';
  /** A group: cards show behind it. */
  readonly isStack?: boolean;
  readonly tone: Tone;
  /** A lens is on: a card that can be read shows its tone, too. */
  readonly isTinted: boolean;
  /** What a lens tells apart in it, if it stands for many: tones and how many nodes have each. */
  readonly mix?: readonly { readonly tone: Tone; readonly count: number }[];
  /** Place in {@link Drawing.icons}. */
  readonly icon: number;
  /** Small words above the name (datasets) or before it (jobs). */
  readonly over: string;
  readonly name: string;
  /** Small words below the name; of a job after its state, instead of its time. */
  readonly under: string;
  /** The badge, if it has one. */
  readonly status: NodeStatus | null;
  /** Instant the small time speaks of. */
  readonly since: string | null;
  /** Neighbours on each side that are not shown: `+7`. */
  readonly hiddenUp: number;
  readonly hiddenDown: number;
  /** Its columns, if it is open. */
  readonly table?: PaintedTable;
};

/** The columns of an open card as they are painted; where they stand is in columns/table-size.ts. */
export type PaintedTable = {
  readonly top: number;
  readonly rows: readonly PaintedRow[];
  /** What the line with the search says; null without one. */
  readonly search: string | null;
  readonly foot: string;
};
export type PaintedRow = {
  /** As far as there is room for it. */
  readonly name: string;
  readonly type: string;
  readonly typeRoom: number;
  /** Has lineage in this answer. */
  readonly isKnown: boolean;
  /** Not a name but words about a column nobody named. */
  readonly isWords: boolean;
  readonly isMasked: boolean;
};

/** Edges as arrays. Points of edge i: `points[2 * starts[i]]` up to `points[2 * starts[i + 1]]`, x and y by turns. */
export type PaintedEdges = {
  /** What each is drawn as, as codes (edge-looks.ts). */
  readonly looks: Uint8Array;
  /** The edges between cards come first; from here on they are between columns. */
  readonly firstColumn: number;
  /** 1 for edges between cards that edges between columns stand for. */
  readonly quiet: Uint8Array;
  readonly points: Float32Array;
  readonly starts: Uint32Array;
  /** Left, top, right, bottom of each edge. */
  readonly boxes: Float32Array;
};

/**
 * A picture as arrays: what the canvas paints, what is found under the pointer and what the small map
 * shows. Lengths in px at zoom 1. Node i is `drawn.nodes[i]`, edge i
 * `drawn.edges[i]`, after them `drawn.columnEdges`.
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
