import type { LayoutRequest, Positions } from '@/lib/layout/layout-types';

/** How a picture is to read, each edge taken as a straight line between its ends. */
export type Quality = {
  /** Pairs of edges that cross, those that share an end not counted. */
  readonly crossings: number;
  /** Sum of all edges, px. */
  readonly length: number;
  /** Edges that end to the left of where they begin. */
  readonly back: number;
  /** Pairs of cards of which one covers a part of the other. */
  readonly overlaps: number;
};

type Line = {
  readonly from: string;
  readonly to: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
};

/** Measures a picture by where its cards are, so that engines with other ideas of edges compare. */
export function pictureQuality({ nodes, edges }: LayoutRequest, positions: Positions): Quality {
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.flatMap(({ from, to }): Line[] => {
    const [source, target] = [positions.get(from), positions.get(to)];
    const [here, there] = [sizes.get(from), sizes.get(to)];
    if (!source || !target || !here || !there) return [];
    const [y1, y2] = [source.y + here.height / 2, target.y + there.height / 2];
    return [{ from, to, x1: source.x + here.width, y1, x2: target.x, y2 }];
  });
  const long = ({ x1, y1, x2, y2 }: Line) => Math.hypot(x2 - x1, y2 - y1);
  return {
    crossings: countCrossings(lines),
    length: Math.round(lines.reduce((sum, line) => sum + long(line), 0)),
    back: lines.filter(({ x1, x2 }) => x2 < x1 - 1).length,
    overlaps: countOverlaps(nodes, positions),
  };
}

function countCrossings(lines: readonly Line[]): number {
  const left = ({ x1, x2 }: Line) => Math.min(x1, x2);
  const sorted = lines.toSorted((a, b) => left(a) - left(b));
  let count = 0;
  sorted.forEach((a, i) => {
    const right = Math.max(a.x1, a.x2);
    const [top, bottom] = [Math.min(a.y1, a.y2), Math.max(a.y1, a.y2)];
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (!b || left(b) >= right) break;
      if (Math.min(b.y1, b.y2) > bottom || Math.max(b.y1, b.y2) < top) continue;
      if (a.from === b.from || a.to === b.to || a.from === b.to || a.to === b.from) continue;
      if (isCrossing(a, b)) count++;
    }
  });
  return count;
}

function isCrossing(a: Line, b: Line): boolean {
  const side = (line: Line, x: number, y: number) =>
    Math.sign((line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1));
  return (
    side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 && side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0
  );
}

/** Rounding to whole pixels may take half of one. */
const SLACK_PX = 1;

function countOverlaps(nodes: LayoutRequest['nodes'], positions: Positions): number {
  const boxes = nodes
    .flatMap(({ id, width, height }) => {
      const place = positions.get(id);
      return place ? [{ ...place, right: place.x + width, bottom: place.y + height }] : [];
    })
    .sort((a, b) => a.y - b.y);
  let count = 0;
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length; j++) {
      const b = boxes[j];
      if (!b || b.y >= a.bottom - SLACK_PX) break;
      if (a.x < b.right - SLACK_PX && b.x < a.right - SLACK_PX) count++;
    }
  });
  return count;
}
