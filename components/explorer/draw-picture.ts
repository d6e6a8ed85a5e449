import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { drawSvg, type Drawing } from '@/lib/export/draw-svg';
import type { Theme } from '@/lib/export/inks';
import { questionLine, statusLine } from '@/lib/export/statement';
import type { Picture } from '@/lib/layout/layout-types';

import type { DrawnEdge, DrawnGraph } from '../graph/drawn-graph';
import { edgePath } from '../graph/edge-path';
import { nodeSize } from '../graph/node-size';
import { pictureCard } from './picture-card';

/** What was asked, what was answered, and where the picture is live. */
export type Caption = {
  readonly question: GraphQuery;
  readonly graph: GraphResponse;
  readonly theme: Theme;
  readonly link: string;
};

/** Draws what was placed as a document of its own: all of it, whatever is on the screen. */
export function drawPicture(
  {
    nodes,
    edges,
  }: Pick<DrawnGraph, 'nodes'> & {
    readonly edges: readonly Pick<DrawnEdge, 'id' | 'from' | 'to' | 'evidence'>[];
  },
  { positions, routes }: Picture,
  { question, graph, theme, link }: Caption,
): Drawing {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const cards = nodes.flatMap((one) => {
    const at = positions.get(one.id);
    return at === undefined ? [] : [pictureCard(one, at, graph.focus)];
  });
  const lines = edges.flatMap(({ id, from, to, evidence }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    const [start, end] = [positions.get(from), positions.get(to)];
    if (!a || !b || !start || !end) return [];
    const out = nodeSize(a);
    const source = { x: start.x + out.width, y: start.y + out.height / 2 };
    const target = { x: end.x, y: end.y + nodeSize(b).height / 2 };
    return [{ path: edgePath(source, routes.get(id) ?? [], target), evidence }];
  });
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  return drawSvg({
    ...{ theme, link, cards, edges: lines },
    title: focus === undefined ? 'Lineage of everything' : `Lineage of ${focus.name}`,
    lines: [questionLine(question), statusLine(question, graph)],
  });
}
