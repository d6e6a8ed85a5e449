import type { Position } from '@/lib/layout/layout-types';

/** Room for the arrow's head, px. */
const HEAD_PX = 3;
/** Largest radius of a corner where an edge turns back, px. */
const CORNER_PX = 12;

/**
 * The SVG path of an edge through its waypoints: where it only goes to the right a curve that stays
 * between each two of them (so it passes under no card if they do not), where a cycle leads it back a
 * line with round corners. It leaves and ends level.
 */
export function edgePath(
  source: Position,
  waypoints: readonly Position[],
  target: Position,
): string {
  const points = [source, ...waypoints, { x: target.x - HEAD_PX, y: target.y }];
  const goesOn = points.every((point, i) => i === 0 || point.x > (points[i - 1]?.x ?? 0));
  return goesOn ? curve(points) : roundedLine(points);
}

/** Cubics with tangents no steeper than the lines on both sides: monotone in x, and in y between two points. */
function curve(points: readonly Position[]): string {
  const slope = (a: Position | undefined, b: Position | undefined) =>
    a === undefined || b === undefined ? 0 : (b.y - a.y) / (b.x - a.x);
  const tangents = points.map((point, i) => {
    const before = slope(points[i - 1], point);
    const after = slope(point, points[i + 1]);
    if (before * after <= 0) return 0;
    return Math.sign(after) * Math.min(Math.abs(before), Math.abs(after));
  });
  return points.reduce((path, to, i) => {
    const from = points[i - 1];
    if (from === undefined) return `M${to.x},${to.y}`;
    if (from.y === to.y) return `${path} H${to.x}`;
    const half = (to.x - from.x) / 2;
    const y1 = from.y + (tangents[i - 1] ?? 0) * half;
    const y2 = to.y - (tangents[i] ?? 0) * half;
    return `${path} C${from.x + half},${y1} ${to.x - half},${y2} ${to.x},${to.y}`;
  }, '');
}

function roundedLine(points: readonly Position[]): string {
  return points.reduce((path, corner, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined) return `M${corner.x},${corner.y}`;
    if (after === undefined) return `${path} L${corner.x},${corner.y}`;
    const from = towards(corner, before);
    const to = towards(corner, after);
    return `${path} L${from.x},${from.y} Q${corner.x},${corner.y} ${to.x},${to.y}`;
  }, '');
}

/** The place where a rounded corner begins on its way to `other`. */
function towards(corner: Position, other: Position): Position {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(CORNER_PX, length / 2) / length;
  return {
    x: corner.x + (other.x - corner.x) * share,
    y: corner.y + (other.y - corner.y) * share,
  };
}
