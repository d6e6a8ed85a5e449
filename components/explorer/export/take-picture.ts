import type { Drawing } from '@/lib/export/draw-svg';
import { layoutClient } from '@/lib/layout/layout-client';

import type { ColumnsView } from '../../graph/columns/open-table';
import { withColumns } from '../../graph/columns/with-columns';
import type { DrawnEdge, DrawnNode } from '../../graph/drawn-graph';
import { layoutRequest, withoutMargins } from '../../graph/layout-request';
import { serverFolds, withoutFolded } from '../../graph/server-folds';
import { edgeId } from '../../graph/trace';
import { drawPicture, type Caption } from './draw-picture';

/**
 * Draws the whole answer from the data: nothing off the screen, folded only what the server folded. Cards show the
 * columns that `view` says.
 *
 * @throws {Error} in words for the reader, where it could not be placed.
 */
export async function takePicture(caption: Caption, view: ColumnsView): Promise<Drawing> {
  const { graph } = caption;
  const server = serverFolds(graph);
  const closed = graph.groups.filter(({ isOpen }) => !isOpen);
  const nodes: DrawnNode[] = [
    ...closed.map((group) => ({ kind: 'group' as const, id: group.id, group })),
    ...withoutFolded(graph.nodes, graph.folds).map((node) => ({
      kind: 'node' as const,
      id: node.id,
      node,
    })),
    ...server.folds,
  ];
  const edges: DrawnEdge[] = graph.edges.map((edge) => {
    const { from, to, evidence } = edge;
    return { id: edgeId(from, to), from, to, evidence, edges: [edge] };
  });
  edges.push(...server.edges);
  const drawn = withColumns({ nodes, edges, columnEdges: [], foldedCount: 0 }, graph, view);
  const signal = new AbortController().signal;
  const placed = await layoutClient().place(layoutRequest(drawn), signal, () => {
    // A draft is no picture to keep.
  });
  if (placed.kind !== 'placed') throw new Error('The graph could not be placed.');
  return drawPicture({ drawn, ...withoutMargins(placed, drawn) }, caption);
}
