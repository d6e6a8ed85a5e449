import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { drawSvg, type Drawing, type PictureEdge } from '@/lib/export/draw-svg';
import type { PictureLook } from '@/lib/export/edge-looks';
import type { Theme } from '@/lib/export/inks';
import { questionLine, statusLine } from '@/lib/export/statement';

import { edgePath } from '../../graph/edge-path';
import { nodeSize } from '../../graph/node-size';
import type { EdgeLookName } from '../../graph/underlay/drawing';
import { toEdges } from '../../graph/underlay/to-edges';
import type { Placed } from '../../graph/use-placement';
import { pictureCard } from './picture-card';

/** What was asked, what was answered, and where the picture is live. */
export type Caption = {
  readonly question: GraphQuery;
  readonly graph: GraphResponse;
  readonly theme: Theme;
  readonly link: string;
};

/** Left, top, right, bottom of each card. */
function boxesOf({ drawn, positions }: Placed): Float32Array {
  return Float32Array.from(
    drawn.nodes.flatMap((node) => {
      const { x, y } = positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN };
      const { width, height } = nodeSize(node);
      return [x, y, x + width, y + height];
    }),
  );
}

function lookOf(name: EdgeLookName): Pick<PictureEdge, 'look' | 'isPartial'> {
  const isPartial = name.endsWith('…');
  return { look: (isPartial ? name.slice(0, -1) : name) as PictureLook, isPartial };
}

function edgesOf(placed: Placed): PictureEdge[] {
  const { looks, points, starts, quiet } = toEdges(placed, boxesOf(placed));
  return looks.flatMap((name, i) => {
    const [first = 0, end = 0] = [starts[i], starts[i + 1]];
    if (end <= first || Number.isNaN(points[2 * first])) return [];
    return [{ ...lookOf(name), path: edgePath(points, first, end), isFaint: quiet[i] === 1 }];
  });
}

/** Draws what was placed as a document of its own: all of it, whatever is on the screen. */
export function drawPicture(placed: Placed, { question, graph, theme, link }: Caption): Drawing {
  const cards = placed.drawn.nodes.flatMap((one) => {
    const at = placed.positions.get(one.id);
    return at === undefined ? [] : [pictureCard(one, at, graph.focus)];
  });
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  return drawSvg({
    ...{ theme, link, cards, edges: edgesOf(placed) },
    title: focus === undefined ? 'Lineage of everything' : `Lineage of ${focus.name}`,
    lines: [questionLine(question), statusLine(question, graph)],
  });
}
