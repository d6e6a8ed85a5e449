import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../node/node-name';
import { FACE_PX, LEAST_WIDTH_PX, tableHeight } from './columns/table-size';
import type { DrawnNode } from './drawn-graph';
import { textWidth } from './text-width';

/** What a card holds beside its name: icon, gaps, borders. */
const BESIDE_NAME_PX = 58;
const NAME_PX = 13;
/** So much of a name is never cut. */
const WHOLE_NAME = 28;
/** Cards come in few widths, so that a column looks even. */
const STEP_PX = 20;
/** Less of the first part of a name says nothing. */
const LEAST_HEAD_PX = 30;

const DATASET = { least: 188, height: 64 };
/** Jobs are smaller: they are steps between what people look for. */
const JOB = { least: 188, height: 46 };
const FOLD = { width: 188, height: 46 };
/** Wide enough for most namespaces. */
const GROUP = { width: 248, height: 64 };

/** About how wide the part of a name is that is never cut. */
function wholeNamePx(name: string): number {
  const { tail } = splitName(name);
  const whole = tail.length <= WHOLE_NAME ? tail : Array.from(tail).slice(0, WHOLE_NAME).join('');
  return textWidth(whole, NAME_PX);
}

function cardSize({ kind, name }: Pick<GraphNode, 'kind' | 'name'>) {
  const { least, height } = kind === 'job' ? JOB : DATASET;
  const more = BESIDE_NAME_PX + wholeNamePx(name) - least;
  return { width: least + Math.max(0, Math.ceil(more / STEP_PX)) * STEP_PX, height };
}

/** Width of a card with its columns open. */
export function openWidth(node: Pick<GraphNode, 'kind' | 'name'>): number {
  return Math.max(LEAST_WIDTH_PX, cardSize(node).width);
}

/** Size of a node's card in px, by its name; layout, canvas and style sheet agree on it. */
export function nodeSize(drawn: DrawnNode): { readonly width: number; readonly height: number } {
  if (drawn.kind === 'group') return GROUP;
  if (drawn.kind === 'fold') return FOLD;
  if (drawn.table === undefined) return cardSize(drawn.node);
  return { width: openWidth(drawn.node), height: tableHeight(drawn.table) };
}

/** Where edges between cards begin and end, px below the top: an open card's at its face. */
export function portHeight(drawn: DrawnNode): number {
  return drawn.kind === 'node' && drawn.table !== undefined
    ? FACE_PX / 2
    : nodeSize(drawn).height / 2;
}

/** Whether enough of the first part of a name can stand before the last one, on one line. */
export function hasRoomForHead(node: Pick<GraphNode, 'kind' | 'name'>): boolean {
  return cardSize(node).width - BESIDE_NAME_PX - wholeNamePx(node.name) >= LEAST_HEAD_PX;
}
