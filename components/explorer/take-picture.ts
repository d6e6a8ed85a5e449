import type { Drawing } from '@/lib/export/draw-svg';
import { layoutClient } from '@/lib/layout/layout-client';

import type { DrawnNode } from '../graph/drawn-graph';
import { nodeSize } from '../graph/node-size';
import { drawPicture, type Caption } from './draw-picture';

/**
 * Draws the whole answer, nothing folded and nothing off the screen, from the data.
 *
 * @throws {Error} in words for the reader, where it could not be placed.
 */
export async function takePicture(caption: Caption): Promise<Drawing> {
  const { graph } = caption;
  const closed = graph.groups.filter(({ isOpen }) => !isOpen);
  const nodes: DrawnNode[] = [
    ...closed.map((group) => ({ kind: 'group' as const, id: group.id, group })),
    ...graph.nodes.map((node) => ({ kind: 'node' as const, id: node.id, node })),
  ];
  const edges = graph.edges.map(({ from, to, evidence }) => ({
    ...{ id: `${from} ${to}`, from, to, evidence },
  }));
  const request = { nodes: nodes.map((node) => ({ id: node.id, ...nodeSize(node) })), edges };
  const placed = await layoutClient().place(request, new AbortController().signal, () => {
    // A draft is no picture to keep.
  });
  if (placed.kind !== 'placed') throw new Error('The graph could not be placed.');
  return drawPicture({ nodes, edges }, placed, caption);
}
