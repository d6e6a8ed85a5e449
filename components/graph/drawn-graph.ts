import type { GraphEdge, GraphGroup, GraphNode } from '@/lib/contract/graph';
import type { Evidence, NodeKind } from '@/lib/lineage';

import type { DrawnColumnEdge } from './columns/draw-column-edges';
import type { OpenTable } from './columns/open-table';

/** Which way from a node: towards what feeds it, or towards what it feeds. */
export type Side = 'up' | 'down';

/** One card that stands for surplus siblings. */
export type Fold = {
  readonly kind: 'fold';
  readonly id: string;
  /** What the URL keeps to open the whole card: `<key of anchor>.<side>.<kind>`. */
  readonly name: string;
  readonly anchor: GraphNode;
  readonly side: Side;
  readonly memberKind: NodeKind;
  /** How many it stands for, how many of them failed, and how many of their siblings are drawn. */
  readonly count: number;
  readonly failed: number;
  readonly shown: number;
  /** The server folded it and knows what is in it: `members` and `hides` are empty. */
  readonly isOnServer: boolean;
  readonly members: readonly GraphNode[];
  /** Ids of the members and of what hangs on them alone. */
  readonly hides: readonly string[];
};

/** A closed group. */
export type DrawnGroup = {
  readonly kind: 'group';
  readonly id: string;
  readonly group: GraphGroup;
};

export type DrawnNode =
  | {
      readonly kind: 'node';
      readonly id: string;
      readonly node: GraphNode;
      /** Its columns, if its card is open. */
      readonly table?: OpenTable;
    }
  | Fold
  | DrawnGroup;

export type DrawnEdge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly evidence: Evidence;
  /** The edges it stands for; one, but at a folded card: there several, or none that the page knows of. */
  readonly edges: readonly GraphEdge[];
};

/** What is on the canvas: the answer's graph with surplus siblings folded. */
export type DrawnGraph = {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** Between columns; none while all cards are closed. */
  readonly columnEdges: readonly DrawnColumnEdge[];
  /** Nodes of the answer inside folded cards. */
  readonly foldedCount: number;
};
