import type { Positions } from '@/lib/layout/layout-types';

import type { DrawnGraph, DrawnNode } from './drawn-graph';
import { nodeSize } from './node-size';

export type Arrow = 'left' | 'right' | 'up' | 'down';

type Box = {
  readonly id: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
};

/**
 * Where an arrow key leads from a node: left and right along edges to the nearest neighbour, up and
 * down to the next node of the column. Null where there is none.
 */
export function nextNode(
  { nodes, edges }: DrawnGraph,
  positions: Positions,
  from: string,
  arrow: Arrow,
): string | null {
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node, positions)]));
  const here = boxes.get(from);
  if (here === undefined) return null;
  const boxesOf = (ids: readonly string[]) =>
    ids.map((id) => boxes.get(id)).filter((box) => box !== undefined);
  const nearest = (candidates: readonly Box[]) =>
    candidates
      .toSorted((a, b) => Math.abs(a.middle - here.middle) - Math.abs(b.middle - here.middle))
      .at(0)?.id ?? null;
  switch (arrow) {
    case 'left':
      return nearest(boxesOf(edges.filter(({ to }) => to === from).map((edge) => edge.from)));
    case 'right':
      return nearest(boxesOf(edges.filter((edge) => edge.from === from).map(({ to }) => to)));
    case 'up':
    case 'down': {
      const column = [...boxes.values()].filter(
        ({ id, left, right }) => id !== from && left < here.right && here.left < right,
      );
      const isUp = arrow === 'up';
      return nearest(
        column.filter(({ middle }) => (isUp ? middle < here.middle : middle > here.middle)),
      );
    }
  }
}

function boxOf(node: DrawnNode, positions: Positions): Box {
  const { x, y } = positions.get(node.id) ?? { x: 0, y: 0 };
  const { width, height } = nodeSize(node);
  return { id: node.id, left: x, right: x + width, middle: y + height / 2 };
}
