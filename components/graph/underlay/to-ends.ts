import { rowPort } from '../columns/row-port';
import type { DrawnGraph, DrawnNode } from '../drawn-graph';
import { drawnPlaces } from '../drawn-places';
import { portHeight } from '../node-size';
import type { TraceEnd } from '../trace';
import type { Drawing } from './drawing';
import type { PaintedEnd } from './scene';

/** How far above its line a number stands where the count of hidden neighbours has its place. */
const ABOVE_PX = 18;

function heightOf(card: DrawnNode, { side, row }: TraceEnd): number {
  const isOpen = card.kind === 'node' && card.table !== undefined;
  if (isOpen) return rowPort(card, row);
  const hidden =
    card.kind === 'node' &&
    (side === 'up' ? card.node.hiddenUpstream : card.node.hiddenDownstream) > 0;
  return portHeight(card) - (hidden ? ABOVE_PX : 0);
}

/** The ends of a trace where they are painted. */
export function toEnds(
  drawn: DrawnGraph,
  { boxes }: Drawing,
  ends: readonly TraceEnd[],
): PaintedEnd[] {
  if (ends.length === 0) return [];
  const placeOf = drawnPlaces(drawn).nodes;
  return ends.flatMap((end): PaintedEnd[] => {
    const i = placeOf.get(end.node);
    const card = i === undefined ? undefined : drawn.nodes[i];
    if (i === undefined || card === undefined) return [];
    const [left = NaN, top = NaN, right = NaN] = boxes.subarray(4 * i, 4 * i + 3);
    const { side, count, row } = end;
    return [
      {
        x: side === 'up' ? left : right,
        y: top + heightOf(card, end),
        side,
        text: `+${count.toLocaleString('en')}`,
        isLoose: row !== null,
      },
    ];
  });
}
