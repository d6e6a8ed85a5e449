import type { Drawing } from '@/lib/export/draw-svg';
import { layoutClient } from '@/lib/layout/layout-client';

import type { ColumnsView } from '../../graph/columns/open-table';
import { withColumns } from '../../graph/columns/with-columns';
import type { DrawnNode } from '../../graph/drawn-graph';
import { layoutRequest, withoutMargins } from '../../graph/layout-request';
import { edgeId } from '../../graph/trace';
import { drawPicture, type Caption } from './draw-picture';

/**
 * Draws the whole answer, nothing folded and nothing off the screen, from the data. Cards show the
 * columns that `view` says.
 *
 * @throws {Error} in words for the reader, where it could not be placed.
 */
export async function takePicture(caption: Caption, view: ColumnsView): Promise<Drawing> {
  const { graph } = caption;
  const closed = graph.groups.filter(({ isOpen }) => !isOpen);
  const nodes: DrawnNode[] = [
    ...closed.map((group) => ({ kind: 'group' as const, id: group.id, group })),
    ...graph.nodes.map((node) => ({ kind: 'node' as const, id: node.id, node })),
  ];
  const edges = graph.edges.map((edge) => {
    const { from, to, evidence } = edge;
    return { id: edgeId(from, to), from, to, evidence, edges: [edge] };
  });
  const drawn = withColumns({ nodes, edges, columnEdges: [], foldedCount: 0 }, graph, view);
  const signal = new AbortController().signal;
  const placed = await layoutClient().place(layoutRequest(drawn), signal, () => {
    // A draft is no picture to keep.
  });
  if (placed.kind !== 'placed') throw new Error('The graph could not be placed.');
  return drawPicture({ drawn, ...withoutMargins(placed, drawn) }, caption);
}
