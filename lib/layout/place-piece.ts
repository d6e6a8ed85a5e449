import { acyclic } from './acyclic';
import { columns } from './columns';
import { bricksOf, isRight, type Bricks } from './bricks';
import { at, digraph, flagAt, realAt, type Digraph } from './digraph';
import { fitIn } from './fit-in';
import { heights } from './heights';
import { homesOf } from './homes';
import { keptColumns, type Before } from './kept-columns';
import { lanesOf, spreadLanes, type Lane } from './lanes';
import { COLUMN_GAP_PX, type LayoutEdge, type LayoutNode, type Position } from './layout-types';
import type { Area } from './pack';
import { routesOf, type Routes } from './routes';
import type { Steps } from './run-steps';
import { stack, type Ports } from './stacks';
import { uncross } from './uncross';

/** Connected nodes and edges, by number; `previous` is where each node was, if anywhere. */
export type PieceRequest = {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly previous: readonly (Before | undefined)[] | null;
};
export type PlacedPiece = {
  /** Left and top of each node. */
  readonly places: Int32Array;
  readonly routes: Routes;
  readonly area: Area;
};

/** Places one piece in columns from left to right, or, where nodes have been before, fits in what is new. */
export function* placePiece(request: PieceRequest): Steps<PlacedPiece> {
  const { nodes, edges, from, to, previous } = request;
  const asked = digraph(nodes.length, from, to);
  const hints = previous ? keptColumns(previous) : null;
  const graph = acyclic(asked, hints);
  const column = columns(graph, hints);
  const isTurned = (e: number) => at(graph.from, e) !== at(from, e);
  const ports: Ports = {
    leaves: Float64Array.from(edges, ({ fromY }, e) =>
      fromY === undefined || isTurned(e) ? 0 : fromY - (nodes[at(from, e)]?.height ?? 0) / 2,
    ),
    enters: Float64Array.from(edges, ({ toY }, e) =>
      toY === undefined || isTurned(e) ? 0 : toY - (nodes[at(to, e)]?.height ?? 0) / 2,
    ),
  };
  const height = Float64Array.from(nodes, (node) => node.height);
  const width = Float64Array.from(nodes, (node) => node.width);
  const shares = isCrowded(graph, column);
  const start = stack(graph, column, ports, (e) => !shares || isTurned(e));
  const home = previous && homesOf({ nodes, edges, previous, column }, start);
  const stacks = home ? yield* fitIn(start, home, height) : yield* uncross(start);
  const bricks = home
    ? null
    : bricksOf(stacks, { width, height, isWhole: isWhole(request, isTurned) });
  const heightOf = yield* heights(stacks, height, home, bricks);

  const close = lanesOf(
    nodes,
    column,
    nodes.map((_, u) => previous?.[u]?.centre),
    (c) => bricks !== null && flagAt(bricks.isSplit, c) === 1,
  );
  const lanes = home ? close : spreadLanes(close, highOf(heightOf, nodes.length));
  const boxes = nodes.map(({ width, height: tall }, u) => {
    const { left, right } = halfOf(lanes[at(column, u)] ?? { left: 0, right: width }, bricks, u);
    // Whole pixels keep text sharp.
    const x = xBefore(previous?.[u], width, left, right) ?? Math.round((left + right - width) / 2);
    return { x, y: Math.round(realAt(heightOf, u) - tall / 2), width, height: tall };
  });
  const routes = routesOf({ from, to, edges, column, lanes, boxes, stacks, middle: heightOf });
  const places = new Int32Array(2 * boxes.length);
  boxes.forEach(({ x, y }, u) => {
    places[2 * u] = x;
    places[2 * u + 1] = y;
  });
  return { places, routes, area: areaOf(boxes, routes) };
}

/** From the middle of the highest card to that of the lowest, px. */
function highOf(middle: Float64Array, real: number): number {
  let [top, bottom] = [Infinity, -Infinity];
  for (let u = 0; u < real; u++) {
    top = Math.min(top, realAt(middle, u));
    bottom = Math.max(bottom, realAt(middle, u));
  }
  return bottom - top;
}

/** The half of a column a card stands in; all of it where it has none. */
function halfOf(lane: Lane, bricks: Bricks | null, u: number): Lane {
  if (lane.middle === undefined) return lane;
  return isRight(bricks, u)
    ? { left: lane.middle + COLUMN_GAP_PX / 2, right: lane.right }
    : { left: lane.left, right: lane.middle - COLUMN_GAP_PX / 2 };
}

/** Whether nothing may stand beside a card: an edge goes round it, or not from its middle. */
function isWhole({ from, to, edges }: PieceRequest, isTurned: (e: number) => boolean) {
  const whole = new Set<number>();
  edges.forEach(({ fromY, toY }, e) => {
    if (fromY !== undefined || isTurned(e)) whole.add(at(from, e));
    if (toY !== undefined || isTurned(e)) whole.add(at(to, e));
  });
  return (u: number) => whole.has(u);
}

/** Where a card was, if it is as wide as it was and that is in its lane: a wider card beside it does not move it. */
function xBefore(before: Before | undefined, width: number, left: number, right: number) {
  if (before === undefined || Math.abs(2 * (before.centre - before.x) - width) > 1) return null;
  return before.x >= left && before.x + width <= right ? before.x : null;
}

/** From so many knees a node on, edges that leave a node together go together; fewer cross less on their own. */
const CROWDED = 1.5;
/** Up to so many nodes each edge keeps its own way: there is room, and one sees which leads where. */
const ROOMY_NODES = 300;

function isCrowded({ count, from, to }: Digraph, column: Int32Array): boolean {
  let knees = 0;
  for (let e = 0; e < from.length; e++)
    knees += at(column, at(to, e)) - at(column, at(from, e)) - 1;
  return count > ROOMY_NODES && knees > CROWDED * count;
}

function areaOf(
  boxes: readonly (Position & { width: number; height: number })[],
  { points }: Routes,
): Area {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const add = (left: number, top: number, right: number, bottom: number) => {
    area.left = Math.min(area.left, left);
    area.top = Math.min(area.top, top);
    area.right = Math.max(area.right, right);
    area.bottom = Math.max(area.bottom, bottom);
  };
  for (const { x, y, width, height } of boxes) add(x, y, x + width, y + height);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [at(points, i), at(points, i + 1)];
    add(x, y, x, y);
  }
  return area;
}
