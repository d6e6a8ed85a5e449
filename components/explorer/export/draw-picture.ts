import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { KEY_PX } from '@/lib/export/draw-key';
import { drawSvg, type Drawing, type PictureEdge, type Scene } from '@/lib/export/draw-svg';
import type { PictureLook } from '@/lib/export/edge-looks';
import type { Theme } from '@/lib/export/inks';
import { questionLine, subjectOf } from '@/lib/export/statement';

import { edgePath } from '../../graph/edge-path';
import { nodeSize } from '../../graph/node-size';
import { textWidth } from '../../graph/text-width';
import type { Lens } from '../../graph/lens';
import { lensKey } from '../../graph/lens-key';
import { LENS_LABELS } from '../../graph/lens-label';
import { lookName } from '../../graph/underlay/edge-looks';
import { toEdges } from '../../graph/underlay/to-edges';
import type { Placed } from '../../graph/use-placement';
import { cut, pictureCard } from './picture-card';
import { inkOf } from './picture-ink';
import { grouped, quantity } from '../../ui/quantity';
import { statusLine } from '../status-words';

/** What was asked, what was answered, and where the picture is live. */
export type Caption = {
  readonly question: GraphQuery;
  readonly graph: GraphResponse;
  readonly theme: Theme;
  readonly link: string;
  readonly lens: Lens;
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

function lookOf(name: string): Pick<PictureEdge, 'look' | 'isPartial'> {
  const isPartial = name.endsWith('…');
  return { look: (isPartial ? name.slice(0, -1) : name) as PictureLook, isPartial };
}

function edgesOf(placed: Placed): PictureEdge[] {
  const { looks, points, starts, quiet } = toEdges(placed, boxesOf(placed));
  return Array.from(looks).flatMap((code, i) => {
    const [first = 0, end = 0] = [starts[i], starts[i + 1]];
    if (end <= first || Number.isNaN(points[2 * first])) return [];
    return [
      { ...lookOf(lookName(code)), path: edgePath(points, first, end), isFaint: quiet[i] === 1 },
    ];
  });
}

/** What the colours mean, as the legend of the screen says it. */
function pictureKey(lens: Lens, { nodes }: GraphResponse): Scene['key'] {
  const key = lensKey(lens, nodes);
  if (key === null) return [];
  const { values, count } = key.others;
  const rest =
    values === 0
      ? []
      : [{ ink: null, words: `${quantity(values, 'other value')} · ${grouped(count)}` }];
  return [
    { ink: null, words: `Colour: ${LENS_LABELS[lens.name].toLowerCase()}` },
    ...key.named.map(({ word, tone, count: nodesOf }) => {
      const ending = ` · ${grouped(nodesOf)}`;
      const room = KEY_PX - 24 - textWidth(ending, 12);
      return { ink: inkOf(tone), words: cut(word, 12, room) + ending };
    }),
    ...rest,
  ];
}

/** Draws what was placed as a document of its own: all of it, whatever is on the screen. */
export function drawPicture(
  placed: Placed,
  { question, graph, theme, link, lens }: Caption,
): Drawing {
  const cards = placed.drawn.nodes.flatMap((one) => {
    const at = placed.positions.get(one.id);
    return at === undefined ? [] : [pictureCard(one, at, graph.focus, lens)];
  });
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  return drawSvg({
    ...{ theme, link, cards, edges: edgesOf(placed) },
    key: pictureKey(lens, graph),
    title: `Lineage of ${subjectOf(question, focus?.name ?? null)}`,
    lines: [questionLine(question), statusLine(graph, question, placed.drawn.foldedCount)],
  });
}
