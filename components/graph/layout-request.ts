import type { LayoutRequest, Picture } from '@/lib/layout/layout-types';
import { mapLazily } from '@/lib/layout/lazy-map';
import { oncePer } from '@/lib/layout/once-per';

import type { DrawnGraph, DrawnNode } from './drawn-graph';
import { nodeSize, portHeight } from './node-size';

/** Room beside an open card for the edges of its columns to fan out, px. */
const FAN_PX = 28;

/** Room on both sides of a card, px. */
export function marginOf(node: DrawnNode): number {
  return node.kind === 'node' && node.table !== undefined ? FAN_PX : 0;
}

/** Where the cards are: layout placed them with their margins. */
export function withoutMargins(picture: Picture, { nodes }: DrawnGraph): Picture {
  const open = nodes.filter((node) => marginOf(node) > 0);
  if (open.length === 0) return picture;
  const margins = new Map(open.map((node) => [node.id, marginOf(node)]));
  const positions = mapLazily(picture.positions, ({ x, y }, id) => ({
    x: x + (margins.get(id) ?? 0),
    y,
  }));
  return { ...picture, positions };
}

/** What is asked of the layout: cards with room for the edges of their columns. */
export const layoutRequest = oncePer((drawn: DrawnGraph): LayoutRequest => {
  const isOpen = new Map(
    drawn.nodes.flatMap((node) =>
      node.kind === 'node' && node.table !== undefined ? [[node.id, portHeight(node)]] : [],
    ),
  );
  const port = (name: 'fromY' | 'toY', id: string) => {
    const height = isOpen.get(id);
    return height === undefined ? {} : { [name]: height };
  };
  return {
    nodes: drawn.nodes.map((node) => {
      const { width, height } = nodeSize(node);
      return { id: node.id, width: width + 2 * marginOf(node), height };
    }),
    edges: drawn.edges.map(({ id, from, to }) => ({
      id,
      from,
      to,
      ...port('fromY', from),
      ...port('toY', to),
    })),
  };
});
