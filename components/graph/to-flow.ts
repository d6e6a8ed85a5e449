import type { Node } from '@xyflow/react';

import type { GraphGroup, GraphNode } from '@/lib/contract/graph';
import type { Positions } from '@/lib/layout/layout-types';

import type { OpenTable } from './columns/open-table';
import type { ColumnAt } from './columns/trace-column';
import type { DrawnNode, Fold } from './drawn-graph';
import { nodeSize } from './node-size';

export type CardData = {
  readonly node: GraphNode;
  readonly isFocus: boolean;
  readonly isSelected: boolean;
  /** The one tab stop of the canvas. */
  readonly isCursor: boolean;
  /** The cursor came by key: the card takes the focus. */
  readonly takesFocus: boolean;
  /** The cursor came by search: the card is marked while the search keeps the focus. */
  readonly isMarked: boolean;
  /** Its columns, if it is open. */
  readonly table: OpenTable | null;
  /** The column of it whose trace stays lit; undefined for none. */
  readonly lockedField?: string | null;
  /** The column of it that takes the focus; undefined for none. */
  readonly focusField?: string | null;
};
export type CardNode = Node<CardData, 'dataset' | 'job'>;
export type FoldNode = Node<
  {
    readonly fold: Fold;
    readonly isCursor: boolean;
    readonly takesFocus: boolean;
    readonly isMarked: boolean;
  },
  'fold'
>;
export type GroupNode = Node<
  {
    readonly group: GraphGroup;
    readonly isCursor: boolean;
    readonly takesFocus: boolean;
    readonly isMarked: boolean;
  },
  'stack'
>;
export type FlowNode = CardNode | FoldNode | GroupNode;
export type Marks = {
  readonly focus: string | null;
  readonly selected: string | null;
  readonly cursor: Cursor;
  /** The column whose trace stays lit. */
  readonly column: ColumnAt | null;
};
/** The node that arrows start from, and what brought it there. */
export type Cursor = {
  readonly id: string;
  readonly by: 'pointer' | 'keyboard' | 'search';
  /** The column of an open card that the keyboard came to; absent where it came to the card. */
  readonly column?: string | null;
  /** Its card had the focus when the picture became another: what stands for this node there gets it. */
  readonly node?: GraphNode | null;
};

/** React Flow nodes with sizes given, so that nothing has to be measured before they are shown. */
export function toFlowNodes(nodes: readonly DrawnNode[], positions: Positions): FlowNode[] {
  return nodes.flatMap((one): FlowNode[] => {
    const position = positions.get(one.id);
    if (position === undefined) return [];
    const size = nodeSize(one);
    const marks = { isCursor: false, takesFocus: false, isMarked: false };
    const common = { id: one.id, position, ...size, measured: size };
    if (one.kind === 'fold') {
      return [{ ...common, type: 'fold', data: { fold: one, ...marks } }];
    }
    if (one.kind === 'group') {
      return [{ ...common, type: 'stack', data: { group: one.group, ...marks } }];
    }
    return [
      {
        ...common,
        type: one.node.kind,
        data: { node: one.node, table: one.table ?? null, ...UNMARKED },
      },
    ];
  });
}

const UNMARKED = {
  isFocus: false,
  isSelected: false,
  isCursor: false,
  takesFocus: false,
  isMarked: false,
};

/** The same nodes with focus, selection and cursor on them. The others stay the same objects, so they are not drawn again. */
export function markNodes(nodes: readonly FlowNode[], marks: Marks): FlowNode[] {
  return nodes.map((node): FlowNode => {
    const isCursor = node.id === marks.cursor.id;
    const column = marks.column?.node === node.id ? marks.column : null;
    const isPlain = node.id !== marks.focus && node.id !== marks.selected && column === null;
    if (!isCursor && isPlain) return node;
    const isKeyboard = isCursor && marks.cursor.by === 'keyboard';
    const focusField = isKeyboard ? marks.cursor.column : undefined;
    const takesFocus = isKeyboard && focusField === undefined;
    const isMarked = isCursor && marks.cursor.by === 'search';
    if (node.type === 'fold')
      return { ...node, data: { ...node.data, isCursor, takesFocus, isMarked } };
    if (node.type === 'stack')
      return { ...node, data: { ...node.data, isCursor, takesFocus, isMarked } };
    const data = {
      ...node.data,
      isFocus: node.id === marks.focus,
      isSelected: node.id === marks.selected,
      isCursor,
      takesFocus,
      isMarked,
      ...(column === null ? {} : { lockedField: column.field }),
      ...(focusField === undefined ? {} : { focusField }),
    };
    return { ...node, data };
  });
}
