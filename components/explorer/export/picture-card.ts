import type { Card, FittedText, PictureTable } from '@/lib/export/draw-svg';
import type { Position } from '@/lib/layout/layout-types';

import { fitRow } from '../../graph/columns/fit-row';
import { footWords } from '../../graph/columns/foot-words';
import type { OpenTable } from '../../graph/columns/open-table';
import { rowWords } from '../../graph/columns/row-words';
import { FACE_PX, footMiddle, rowMiddle } from '../../graph/columns/table-size';
import { describeFold } from '../../graph/describe-fold';
import { failingWords, groupCounts } from '../../graph/describe-group';
import type { DrawnNode } from '../../graph/drawn-graph';
import type { Lens } from '../../graph/lens';
import { nodeSize } from '../../graph/node-size';
import { textWidth } from '../../graph/text-width';
import { splitName } from '../../node/node-name';
import { isModel, nodeTypeLook } from '../../node/node-type';
import { inkOf } from './picture-ink';

/** As much of a text as fits, cut at the end. */
export function cut(text: string, sizePx: number, roomPx: number): string {
  if (textWidth(text, sizePx) <= roomPx) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, sizePx) > roomPx) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Fonts of other machines are wider by up to a sixth; what would not fit then is held to its length. */
const WIDEST = 1.17;

function fitted(text: string, sizePx: number, roomPx: number): FittedText {
  const words = cut(text, sizePx, roomPx);
  const px = textWidth(words, sizePx);
  return px * WIDEST > roomPx ? { words, px: Math.round(px) } : { words };
}

function toneOf(content: DrawnNode, focus: string | null): Card['tone'] {
  if (content.id === focus) return 'focus';
  if (content.kind === 'group') return content.group.failing > 0 ? 'failed' : 'plain';
  if (content.kind === 'fold') return describeFold(content).failed > 0 ? 'failed' : 'plain';
  if (content.node.status === 'failed') return 'failed';
  return isModel(content.node) ? 'model' : 'plain';
}

/** What a card says: small above, then large, then all of it for the tooltip. */
function wordsOf(content: DrawnNode, lens: Lens) {
  if (content.kind === 'group') {
    const { group } = content;
    const full = [group.label, groupCounts(group), failingWords(group)];
    return { over: groupCounts(group), name: group.label, full: full.filter(Boolean).join('\n') };
  }
  if (content.kind === 'fold') {
    const { what, where, share } = describeFold(content);
    const names = content.members.map(({ name }) => name);
    const full = names.length > 0 ? names : [`${what} ${where}`, share];
    return { over: share, name: what, full: full.join('\n') };
  }
  const { node } = content;
  const { head, tail } = splitName(node.name);
  const { label } = nodeTypeLook(node.kind, node.type);
  const { word } = lens.signOf(node);
  const full = `${label} ${node.name}\n${node.namespace}\n${node.status}`;
  return {
    over: word ?? (node.kind === 'job' ? head : [label, head].filter(Boolean).join(' · ')),
    name: tail,
    full: word === null ? full : `${full}\n${word}`,
  };
}

/** The columns of an open card, written as on the canvas. */
function tableOf(table: OpenTable, width: number): PictureTable {
  return {
    face: FACE_PX,
    rows: table.rows.map((row, index) => {
      const [whole, type] = [rowWords(row), row.type ?? ''];
      const { name, typeRoom } = fitRow({ name: whole, type, isMasked: false }, width);
      const full = [row.field ?? whole, type].filter(Boolean).join('\n');
      return { y: rowMiddle(table, index), name, type: cut(type, 9, typeRoom), full };
    }),
    foot: { y: footMiddle(table), words: footWords(table) },
  };
}

function isJob(content: DrawnNode): boolean {
  if (content.kind === 'group') return false;
  return (content.kind === 'fold' ? content.memberKind : content.node.kind) === 'job';
}

/** The colour a lens gives; none for the usual look, and for what stands for many nodes. */
function tintOf(content: DrawnNode, lens: Lens): Pick<Card, 'tint'> {
  if (content.kind !== 'node') return {};
  const { tone, word } = lens.signOf(content.node);
  return word === null ? {} : { tint: inkOf(tone) };
}

/** The card of what is drawn, at its place. `focus` is the id of the node asked about. */
export function pictureCard(
  content: DrawnNode,
  { x, y }: Position,
  focus: string | null,
  lens: Lens,
): Card {
  const { width, height } = nodeSize(content);
  const { over, name, full } = wordsOf(content, lens);
  const isRound = isJob(content);
  const room = width - (isRound ? 36 : 28);
  return {
    ...{ x, y, width, height },
    isJob: isRound,
    tone: toneOf(content, focus),
    ...tintOf(content, lens),
    over: fitted(over, 11, room),
    name: fitted(name, 13, room),
    full,
    ...(content.kind === 'node' && content.table !== undefined
      ? { table: tableOf(content.table, width) }
      : {}),
  };
}
