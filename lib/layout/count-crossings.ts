import type { LayoutRequest, Picture, Position } from './layout-types';

/** The line of every edge of a picture: out of the right side of its source, into the left side of its target. */
export function linesOf(
  { nodes, edges }: LayoutRequest,
  { positions, routes }: Picture,
): Position[][] {
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap(({ id, from, to, fromY, toY }) => {
    const [source, target] = [positions.get(from), positions.get(to)];
    const [here, there] = [sizes.get(from), sizes.get(to)];
    if (!source || !target || !here || !there) return [];
    const start = { x: source.x + here.width, y: source.y + (fromY ?? here.height / 2) };
    return [
      [start, ...(routes.get(id) ?? []), { x: target.x, y: target.y + (toY ?? there.height / 2) }],
    ];
  });
}

/** Which side of the line from `a` to `b` a point lies on. */
function sideOf(a: Position, b: Position, point: Position): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** How often edges of a picture cross, whatever engine made it. Compares every two: for small graphs. */
export function countCrossings(request: LayoutRequest, picture: Picture): number {
  const lines = linesOf(request, picture).map((line) =>
    line.slice(1).map((end, i) => [line[i] ?? end, end] as const),
  );
  let count = 0;
  lines.forEach((line, i) => {
    for (const other of lines.slice(i + 1)) {
      for (const [a, b] of line) for (const [c, d] of other) if (cross(a, b, c, d)) count++;
    }
  });
  return count;
}
