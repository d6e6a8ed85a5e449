import { at, realAt } from './digraph';
import type { Lane } from './lanes';
import { NODE_GAP_PX, type LayoutEdge, type Position } from './layout-types';
import { LineWriter, type PackedLines } from './packed-lines';
import type { Stacks } from './stacks';

type Box = Position & { readonly width: number; readonly height: number };

/** How far an edge that leads back swings out beside its ends, px. */
const SWING_PX = 14;
/** How far below its ends it passes: half the gap, so that it touches neither card. */
const DIP_PX = NODE_GAP_PX / 2;

/** The points of all edges as numbers. */
export type Routes = Pick<PackedLines, 'starts' | 'points'>;

type Columned = {
  /** Ends of the edges as asked, before any was turned. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly edges: readonly LayoutEdge[];
  readonly column: Int32Array;
  readonly lanes: readonly Lane[];
  readonly boxes: readonly Box[];
  readonly stacks: Stacks;
  /** Middle of nodes and knees, px from the top. */
  readonly middle: Float64Array;
};

/**
 * The points each edge goes through. Inside a column an edge runs level, through its knees or beside
 * its ends; it climbs and falls only between columns, where there are no cards.
 */
export function routesOf(columned: Columned): Routes {
  const { from, to, column } = columned;
  const lines = new LineWriter(from.length);
  for (let e = 0; e < from.length; e++) {
    const [u, v] = [at(from, e), at(to, e)];
    if (at(column, u) < at(column, v)) forward(columned, lines, e, u, v);
    else back(columned, lines, e, u, v);
    lines.end();
  }
  return lines.lines();
}

function forward(columned: Columned, lines: LineWriter, e: number, u: number, v: number): void {
  const { column, lanes, boxes } = columned;
  const [source, target] = [boxes[u], boxes[v]];
  const [first, last] = [lanes[at(column, u)], lanes[at(column, v)]];
  if (source === undefined || target === undefined) return;
  if (first !== undefined && first.right > source.x + source.width) {
    // A point before and one after the right half: the way through it is known when it is a column of its own.
    if (first.middle !== undefined && source.x < first.middle)
      lines.point(first.middle, startY(columned, e, source));
    lines.point(first.right, startY(columned, e, source));
  }
  const { knees } = columned.stacks;
  for (let knee = at(knees.first, e); knee < at(knees.end, e); knee++) {
    const lane = lanes[at(column, u) + 1 + knee - at(knees.first, e)];
    const y = Math.round(realAt(columned.middle, knee));
    if (lane === undefined) continue;
    lines.point(lane.left, y);
    lines.point(lane.right, y);
  }
  if (last !== undefined && last.left < target.x) {
    lines.point(last.left, endY(columned, e, target));
    if (last.middle !== undefined && target.x > last.middle)
      lines.point(last.middle, endY(columned, e, target));
  }
}

function startY({ edges }: Columned, e: number, { y, height }: Box): number {
  return y + (edges[e]?.fromY ?? height / 2);
}

function endY({ edges }: Columned, e: number, { y, height }: Box): number {
  return y + (edges[e]?.toY ?? height / 2);
}

/** An edge that closes a cycle: round its source, below it, back to the left, below its target and round it. */
function back(columned: Columned, lines: LineWriter, e: number, u: number, v: number): void {
  const { column, lanes, boxes, middle } = columned;
  const { knees } = columned.stacks;
  const [source, target] = [boxes[u], boxes[v]];
  const [first, last] = [lanes[at(column, u)], lanes[at(column, v)]];
  if (source === undefined || target === undefined || !first || !last) return;
  const right = source.x + source.width + SWING_PX;
  const left = target.x - SWING_PX;
  const low = source.y + source.height + DIP_PX;
  const lowEnd = target.y + target.height + DIP_PX;
  lines.point(right, startY(columned, e, source));
  lines.point(right, low);
  if (u !== v) {
    lines.point(first.left, low);
    // Its knees lie from left to right; it goes the other way.
    for (let knee = at(knees.end, e) - 1; knee >= at(knees.first, e); knee--) {
      const lane = lanes[at(column, v) + 1 + knee - at(knees.first, e)];
      const y = Math.round(realAt(middle, knee));
      if (lane === undefined) continue;
      lines.point(lane.right, y);
      lines.point(lane.left, y);
    }
    lines.point(last.right, lowEnd);
  }
  lines.point(left, lowEnd);
  lines.point(left, endY(columned, e, target));
}
