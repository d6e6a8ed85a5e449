import type { LucideIcon } from 'lucide-react';
import { Boxes, ChevronsUpDown } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';
import { runToEnd, type Steps } from '@/lib/layout/run-steps';
import type { NodeStatus } from '@/lib/lineage';
import { oncePer } from '@/lib/layout/once-per';

import { splitName } from '../../node/node-name';
import { nodeTypeLook } from '../../node/node-type';
import { STATUS_LOOKS } from '../../node/status-look';
import type { DrawnGraph, DrawnGroup, DrawnNode, Fold } from '../drawn-graph';
import { describeFold } from '../describe-fold';
import { failingWords, groupCounts } from '../describe-group';
import { groupTone } from '../group-tone';
import type { Lens } from '../lens';
import { mixOf } from '../mix';
import { hasRoomForHead, nodeSize } from '../node-size';
import type { Placed } from '../use-placement';
import type { Drawing, PaintedCard } from './drawing';
import { toEdges } from './to-edges';
import { toTable } from './to-table';

/** States that stand where a dataset's age would. */
const NEEDS_A_LOOK = new Set<NodeStatus>(['failed', 'running', 'aborted']);

/** What is painted of nodes wherever they stand, with the icons it speaks of. */
type Cards = {
  readonly lens: Lens;
  readonly cards: readonly PaintedCard[];
  readonly icons: readonly LucideIcon[];
};
/** Cards made between two pauses. */
const STRIDE = 400;
/** The cards of a graph as they were made last. */
const made = new WeakMap<DrawnGraph, Cards>();

/** Makes the cards of a graph ahead of {@link toDrawing}, in steps: while they are placed is time for it. */
export function* makeCards(drawn: DrawnGraph, lens: Lens): Steps<Cards> {
  const known = made.get(drawn);
  if (known?.lens === lens) return known;
  const icons: LucideIcon[] = [];
  const iconAt = new Map<LucideIcon, number>();
  const indexOf = (icon: LucideIcon) => {
    const at = iconAt.get(icon) ?? icons.push(icon) - 1;
    iconAt.set(icon, at);
    return at;
  };
  const cards: PaintedCard[] = [];
  for (const node of drawn.nodes) {
    if (cards.push(toCard(node, lens, indexOf)) % STRIDE === 0) yield;
  }
  interestOf(drawn);
  const mine = { lens, cards, icons };
  made.set(drawn, mine);
  return mine;
}

/** Where the cards of a picture stand. */
export const boxesOf = oncePer((placed: Placed) => {
  const { nodes } = placed.drawn;
  const boxes = new Float32Array(4 * nodes.length);
  const frame: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  nodes.forEach((node, i) => {
    const at = placed.positions.get(node.id);
    if (at === undefined) {
      boxes.fill(Number.NaN, 4 * i, 4 * i + 4);
      return;
    }
    const { width, height } = nodeSize(node);
    const [right, bottom] = [at.x + width, at.y + height];
    boxes[4 * i] = at.x;
    boxes[4 * i + 1] = at.y;
    boxes[4 * i + 2] = right;
    boxes[4 * i + 3] = bottom;
    frame[0] = Math.min(frame[0], at.x);
    frame[1] = Math.min(frame[1], at.y);
    frame[2] = Math.max(frame[2], right);
    frame[3] = Math.max(frame[3], bottom);
  });
  return { boxes, frame };
});

/** How the edges of a picture go. */
export const edgesOf = oncePer((placed: Placed) => toEdges(placed, boxesOf(placed).boxes));

/** Makes the arrays of a picture, and the icons they speak of. */
export function toDrawing(
  placed: Placed,
  lens: Lens,
): { readonly drawing: Drawing; readonly icons: readonly LucideIcon[] } {
  const { cards, icons } = runToEnd(makeCards(placed.drawn, lens));
  const byInterest = interestOf(placed.drawn);
  const edges = edgesOf(placed);
  return { drawing: { cards, byInterest, edges, ...boxesOf(placed) }, icons };
}

function toCard(node: DrawnNode, lens: Lens, indexOf: (icon: LucideIcon) => number): PaintedCard {
  if (node.kind === 'fold') return foldCard(node, indexOf(ChevronsUpDown), lens);
  if (node.kind === 'group') return groupCard(node, indexOf(Boxes), lens);
  const icon = indexOf(nodeTypeLook(node.node.kind, node.node.type).icon);
  const card = nodeCard(node.node, lens, icon);
  return node.table === undefined
    ? card
    : { ...card, table: toTable(node.table, nodeSize(node).width) };
}

function mixed(lens: Lens, content: Fold | DrawnGroup): Pick<PaintedCard, 'mix'> {
  const mix = mixOf(lens, content);
  return mix.length === 0 ? {} : { mix: mix.map(({ tone, count }) => ({ tone, count })) };
}

function foldCard(fold: Fold, icon: number, lens: Lens): PaintedCard {
  const { what, share, failed } = describeFold(fold);
  return {
    ...mixed(lens, fold),
    shape: 'fold',
    tone: groupTone(lens, failed, 'job'),
    isTinted: false,
    icon,
    over: failed > 0 ? `${failed} failed · ` : '',
    name: what,
    under: share,
    status: null,
    since: null,
    hiddenUp: 0,
    hiddenDown: 0,
  };
}

function groupCard(drawn: DrawnGroup, icon: number, lens: Lens): PaintedCard {
  const { group } = drawn;
  return {
    ...mixed(lens, drawn),
    shape: 'dataset',
    isStack: true,
    tone: groupTone(lens, group.failing, 'data'),
    isTinted: false,
    icon,
    over: groupCounts(group),
    name: group.label,
    under: failingWords(group),
    status: null,
    since: group.updatedAt,
    hiddenUp: group.hiddenUpstream,
    hiddenDown: group.hiddenDownstream,
  };
}

function nodeCard(node: GraphNode, lens: Lens, icon: number): PaintedCard {
  const { head, tail } = splitName(node.name);
  const { status, hiddenUpstream: hiddenUp, hiddenDownstream: hiddenDown } = node;
  const { tone, word } = lens.signOf(node);
  const isTinted = word !== null;
  // Written out: spreading what both have took a third of a drawing's time.
  if (node.kind === 'job') {
    const over = head !== '' && hasRoomForHead(node) ? head : '';
    const since = node.statusAt;
    return {
      shape: 'job',
      tone,
      isTinted,
      icon,
      over,
      name: tail,
      under: word === STATUS_LOOKS[status].label ? '' : (word ?? ''),
      status,
      since,
      hiddenUp,
      hiddenDown,
    };
  }
  const { label } = nodeTypeLook(node.kind, node.type);
  const usual = head === '' ? label : `${label} · ${head}`;
  const under = secondLine(node);
  const isUrgent = NEEDS_A_LOOK.has(status);
  return {
    shape: 'dataset',
    tone,
    isTinted,
    icon,
    over: word === null || word === under ? usual : word,
    name: tail,
    under,
    status: isUrgent ? status : null,
    since: isUrgent ? null : node.updatedAt,
    hiddenUp,
    hiddenDown,
  };
}

/** Where a dataset lives, or in a graph of versions which one it is. */
function secondLine({ version, namespace }: GraphNode): string {
  return version ? `${version.label}${version.assumed ? ' · assumed' : ''}` : namespace;
}

const interestOf = oncePer(({ nodes }: DrawnGraph): Uint32Array => {
  const interest = Float64Array.from(nodes, (node) => {
    if (node.kind === 'fold') return node.count;
    if (node.kind === 'group') return node.group.datasets + node.group.jobs;
    const { upstreamCount, downstreamCount, distance, kind } = node.node;
    // The focus always has its name; jobs are steps between what people look for.
    const degree = upstreamCount + downstreamCount;
    return distance === 0 ? Infinity : degree * (kind === 'job' ? 0.5 : 1);
  });
  return Uint32Array.from(nodes.keys()).sort((a, b) => (interest[b] ?? 0) - (interest[a] ?? 0));
});
