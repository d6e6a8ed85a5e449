'use client';

import { createContext, use } from 'react';

import type { HiddenNode } from '@/lib/contract/find';
import type { GraphGroup, GraphNode, GraphQuery } from '@/lib/contract/graph';

import type { Fold, Side } from './drawn-graph';

/** What a reader can do to the graph from inside it. Stable for the life of the explorer. */
export type GraphActions = {
  readonly select: (node: GraphNode) => void;
  readonly expand: (node: GraphNode, sides: readonly Side[], isAll: boolean) => void;
  readonly collapse: (node: GraphNode, sides: readonly Side[]) => void;
  /** Pulls one member out of a card and selects that. */
  readonly takeOut: (fold: Fold, member: Pick<GraphNode, 'id' | 'key' | 'name'>) => void;
  /** Opens the whole card; the keyboard goes on at `first`, the first of what comes out, if it is known. */
  readonly unfold: (fold: Fold, first: string | null) => void;
  /** Shows what is in a group. */
  readonly openGroup: (group: GraphGroup) => void;
  /** Gathers a group again, and with it the groups in it. */
  readonly closeGroup: (group: Pick<GraphGroup, 'id' | 'label'>) => void;
  /** Draws a hidden node and the way to it. */
  readonly reveal: (node: HiddenNode) => void;
  /** Looks for the paths between a node and the one chosen before; first of two, it is where they start. */
  readonly pathsTo: (node: GraphNode) => void;
  readonly columns: ColumnActions;
  /** Tells of everything that leads into a node and out of it. */
  readonly showEdges: (node: GraphNode) => void;
  /** The node that arrows start from. */
  readonly moveCursor: (id: string) => void;
};

/** What a reader can do to the columns of a dataset. */
export type ColumnActions = {
  readonly open: (node: GraphNode) => void;
  readonly close: (node: GraphNode) => void;
  readonly showOnlyLineage: (node: GraphNode, isOnly: boolean) => void;
  readonly turnTo: (node: GraphNode, page: number) => void;
  readonly search: (node: GraphNode, text: string) => void;
  /** Opens the card, or turns it, to where a column is; `words` say why. */
  readonly show: (node: GraphNode, field: string | null, words: string) => void;
  /** Keeps the trace of a column lit, or no longer. */
  readonly lock: (node: GraphNode, field: string | null) => void;
};

type Here = {
  readonly actions: GraphActions;
  /** The question that the graph answers: what else is asked of the server is asked about it. */
  readonly question: GraphQuery | null;
};

const HereContext = createContext<Here | null>(null);
export const GraphActionsProvider = HereContext.Provider;

function useHere(): Here {
  const here = use(HereContext);
  if (here === null) throw new Error('useGraphActions needs a GraphActionsProvider above it');
  return here;
}

export function useGraphActions(): GraphActions {
  return useHere().actions;
}

export function useQuestion(): GraphQuery | null {
  return useHere().question;
}
