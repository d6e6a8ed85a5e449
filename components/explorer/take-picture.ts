import type { GraphQuery, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { drawSvg, type Card, type Drawing } from '@/lib/export/draw-svg';
import type { Theme } from '@/lib/export/inks';
import { statusLine } from '@/lib/export/statement';
import { layoutClient } from '@/lib/layout/layout-client';
import type { Position } from '@/lib/layout/layout-types';
import { EVIDENCE } from '@/lib/lineage';

import { edgePath } from '../graph/edge-path';
import { nodeSize } from '../graph/node-size';
import { textWidth } from '../graph/text-width';
import { splitName } from '../node/node-name';
import { isModel, nodeTypeLook } from '../node/node-type';

type Sized = { readonly node: GraphNode; readonly width: number; readonly height: number };

/** As much of a text as fits, cut at the end. */
function cut(text: string, sizePx: number, roomPx: number): string {
  if (textWidth(text, sizePx) <= roomPx) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, sizePx) > roomPx) break;
    kept += character;
  }
  return `${kept}…`;
}

function toneOf(node: GraphNode, focus: string | null): Card['tone'] {
  if (node.id === focus) return 'focus';
  if (node.status === 'failed') return 'failed';
  return isModel(node) ? 'model' : 'plain';
}

function cardOf({ node, width, height }: Sized, { x, y }: Position, focus: string | null): Card {
  const { head, tail } = splitName(node.name);
  const { label } = nodeTypeLook(node.kind, node.type);
  const room = width - (node.kind === 'job' ? 36 : 28);
  return {
    ...{ x, y, width, height },
    isJob: node.kind === 'job',
    tone: toneOf(node, focus),
    over: cut(node.kind === 'job' ? head : [label, head].filter(Boolean).join(' · '), 11, room),
    name: cut(tail, 13, room),
    full: `${label} ${node.name}\n${node.namespace}\n${node.status}`,
  };
}

/** The question in one line, its filters included. */
function questionLine({ direction, depth, evidence, select, edges }: GraphQuery): string {
  return [
    direction === 'both' ? 'Upstream and downstream' : `Only ${direction}`,
    depth === 'all' ? 'all hops' : `depth ${depth}`,
    evidence.length < EVIDENCE.length
      ? `evidence: ${evidence.join(', ') || 'none'}`
      : 'all evidence',
    edges === 'all' ? null : `edges: ${edges}`,
    select === null ? null : `select: ${select}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/**
 * Draws the whole answer, nothing folded and nothing off the screen, from the data.
 *
 * @throws {Error} in words for the reader, where it could not be placed.
 */
export async function takePicture(
  question: GraphQuery,
  graph: GraphResponse,
  { theme, link }: { readonly theme: Theme; readonly link: string },
): Promise<Drawing> {
  const sized: Sized[] = graph.nodes.map((node) => ({
    node,
    ...nodeSize({ kind: 'node', id: node.id, node }),
  }));
  const request = {
    nodes: sized.map(({ node: { id }, width, height }) => ({ id, width, height })),
    edges: graph.edges.map(({ from, to }) => ({ id: `${from} ${to}`, from, to })),
  };
  const placed = await layoutClient().place(request, new AbortController().signal, () => {
    // A draft is no picture to keep.
  });
  if (placed.kind !== 'placed') throw new Error('The graph could not be placed.');
  const { positions, routes } = placed;
  const byId = new Map(sized.map((one) => [one.node.id, one]));
  const cards = sized.flatMap((one) => {
    const at = positions.get(one.node.id);
    return at === undefined ? [] : [cardOf(one, at, graph.focus)];
  });
  const edges = graph.edges.flatMap(({ from, to, evidence }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    const [start, end] = [positions.get(from), positions.get(to)];
    if (!a || !b || !start || !end) return [];
    const source = { x: start.x + a.width, y: start.y + a.height / 2 };
    const target = { x: end.x, y: end.y + b.height / 2 };
    return [{ path: edgePath(source, routes.get(`${from} ${to}`) ?? [], target), evidence }];
  });
  const focus = graph.nodes.find(({ id }) => id === graph.focus);
  const lines = [questionLine(question), statusLine(question, graph.answer)];
  const title = focus === undefined ? 'Lineage' : `Lineage of ${focus.name}`;
  return drawSvg({ theme, title, lines, link, cards, edges });
}
