import type { GraphGroup, GraphNode } from '@/lib/contract/graph';

import { tailOf, splitName } from '../../node/node-name';
import { describeFold } from '../describe-fold';
import type { DrawnGraph, DrawnNode, Fold } from '../drawn-graph';

type End = { readonly id: string; readonly name: string };

/** What a menu is about. */
export type MenuTarget =
  | {
      readonly kind: 'node';
      readonly id: string;
      readonly node: GraphNode;
      readonly isOpen: boolean;
      /** The column of its open card that was held; null is the one without a name, undefined none. */
      readonly column: string | null | undefined;
    }
  | { readonly kind: 'group'; readonly id: string; readonly group: GraphGroup }
  | { readonly kind: 'fold'; readonly id: string; readonly fold: Fold }
  | {
      readonly kind: 'edge';
      /** Its place in the picture. */
      readonly place: number;
      readonly from: End;
      readonly to: End;
      /** Whether there is anything to say about it. */
      readonly hasFacts: boolean;
    };

type Spot = { readonly node: number; readonly row: number; readonly edge: number };

/** What is at a spot of the picture, by place; null where there is nothing. */
export function menuTarget(drawn: DrawnGraph, { node: place, row, edge }: Spot): MenuTarget | null {
  const one = drawn.nodes[place];
  switch (one?.kind) {
    case 'node':
      return {
        kind: 'node',
        id: one.id,
        node: one.node,
        isOpen: one.table !== undefined,
        column: one.table?.rows[row]?.field,
      };
    case 'group':
      return { kind: 'group', id: one.id, group: one.group };
    case 'fold':
      return { kind: 'fold', id: one.id, fold: one };
    case undefined:
      return edgeTarget(drawn, edge);
  }
}

function edgeTarget(drawn: DrawnGraph, place: number): MenuTarget | null {
  const edge = drawn.edges[place] ?? drawn.columnEdges[place - drawn.edges.length];
  if (edge === undefined) return null;
  const end = (id: string): End => ({
    id,
    name: nameOf(drawn.nodes.find((one) => one.id === id)) ?? tailOf(id),
  });
  const hasFacts = edge.edges.length > 0;
  return { kind: 'edge', place, from: end(edge.from), to: end(edge.to), hasFacts };
}

function nameOf(one: DrawnNode | undefined): string | undefined {
  switch (one?.kind) {
    case 'node':
      return splitName(one.node.name).tail;
    case 'group':
      return one.group.label;
    case 'fold':
      return describeFold(one).what;
    case undefined:
      return undefined;
  }
}

/** How a menu is called. */
export function menuTitle(target: MenuTarget): string {
  switch (target.kind) {
    case 'node':
      return splitName(target.node.name).tail;
    case 'group':
      return target.group.label;
    case 'fold':
      return describeFold(target.fold).what;
    case 'edge':
      return `${target.from.name} → ${target.to.name}`;
  }
}
