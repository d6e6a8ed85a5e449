import { at, realAt } from './digraph';
import { NODE_GAP_PX, type LayoutEdge, type Position } from './layout-types';
import type { Stacks } from './stacks';

type Box = Position & { readonly width: number; readonly height: number };
type Lane = { readonly left: number; readonly right: number };

/** How far an edge that leads back swings out beside its ends, px. */
const SWING_PX = 14;
/** How far below its ends it passes: half the gap, so that it touches neither card. */
const DIP_PX = NODE_GAP_PX / 2;

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
export function routesOf(columned: Columned): Position[][] {
  const { from, to, column } = columned;
  return Array.from(from, (u, e) => {
    const v = at(to, e);
    return at(column, u) < at(column, v) ? forward(columned, e, u, v) : back(columned, e, u, v);
  });
}

function forward(columned: Columned, e: number, u: number, v: number) {
  const { column, lanes, boxes } = columned;
  const points: Position[] = [];
  const [source, target] = [boxes[u], boxes[v]];
  const [first, last] = [lanes[at(column, u)], lanes[at(column, v)]];
  if (source === undefined || target === undefined) return points;
  if (first !== undefined && first.right > source.x + source.width) {
    points.push({ x: first.right, y: startY(columned, e, source) });
  }
  points.push(...through(columned, e, at(column, u) + 1));
  if (last !== undefined && last.left < target.x) {
    points.push({ x: last.left, y: endY(columned, e, target) });
  }
  return points;
}

function startY({ edges }: Columned, e: number, { y, height }: Box): number {
  return y + (edges[e]?.fromY ?? height / 2);
}

function endY({ edges }: Columned, e: number, { y, height }: Box): number {
  return y + (edges[e]?.toY ?? height / 2);
}

/** An edge that closes a cycle: round its source, below it, back to the left, below its target and round it. */
function back(columned: Columned, e: number, u: number, v: number) {
  const { column, lanes, boxes } = columned;
  const points: Position[] = [];
  const [source, target] = [boxes[u], boxes[v]];
  const [first, last] = [lanes[at(column, u)], lanes[at(column, v)]];
  if (source === undefined || target === undefined || !first || !last) return points;
  const right = source.x + source.width + SWING_PX;
  const left = target.x - SWING_PX;
  const low = source.y + source.height + DIP_PX;
  const lowEnd = target.y + target.height + DIP_PX;
  points.push({ x: right, y: startY(columned, e, source) }, { x: right, y: low });
  if (u !== v) {
    points.push({ x: first.left, y: low });
    points.push(...through(columned, e, at(column, v) + 1).reverse());
    points.push({ x: last.right, y: lowEnd });
  }
  points.push({ x: left, y: lowEnd }, { x: left, y: endY(columned, e, target) });
  return points;
}

/** Level through every knee of an edge, from left to right. */
function through({ lanes, stacks: { knees }, middle }: Columned, e: number, firstColumn: number) {
  const points: Position[] = [];
  for (let knee = at(knees, e); knee < at(knees, e + 1); knee++) {
    const lane = lanes[firstColumn + knee - at(knees, e)];
    const y = Math.round(realAt(middle, knee));
    if (lane !== undefined) points.push({ x: lane.left, y }, { x: lane.right, y });
  }
  return points;
}
