import { drawEdge } from '../edge-path';
import type { Drawing } from './drawing';
import { inSight, type Box } from './in-sight';

/** The node at a place of the picture, topmost first; -1 where there is none. */
export function nodeAt({ boxes }: Drawing, x: number, y: number): number {
  return inSight(boxes, [x, y, x, y]).at(-1) ?? -1;
}

/** Edges so much farther off than the nearest are seen as one line with it, as a share of the reach. */
const AS_ONE = 0.25;

/**
 * The edges that pass at a place of the picture, at most `reach` away: the nearest first, then those that cannot be
 * told from it there. From far only edges between cards are there to be found.
 */
export function edgesAt(
  { edges }: Drawing,
  x: number,
  y: number,
  reach: number,
  isFar: boolean,
): number[] {
  const around: Box = [x - reach, y - reach, x + reach, y + reach];
  const near: { readonly edge: number; readonly distance: number }[] = [];
  for (const i of inSight(edges.boxes, around)) {
    if (isFar && i >= edges.firstColumn) break;
    const ruler = new Ruler(x, y);
    drawEdge(ruler, edges.points, edges.starts[i] ?? 0, edges.starts[i + 1] ?? 0);
    if (ruler.distance <= reach) near.push({ edge: i, distance: ruler.distance });
  }
  // The topmost of those as near as each other is the last.
  near.sort((a, b) => a.distance - b.distance || b.edge - a.edge);
  const least = near[0]?.distance ?? 0;
  return near.filter(({ distance }) => distance <= least + AS_ONE * reach).map(({ edge }) => edge);
}

/** So many lines stand for a curve: less than a px off for curves as long as a column gap is wide. */
const PARTS = 12;

/** A pen that measures how near it passes to a place. */
class Ruler {
  distance = Infinity;
  readonly #x: number;
  readonly #y: number;
  #atX = 0;
  #atY = 0;

  constructor(x: number, y: number) {
    this.#x = x;
    this.#y = y;
  }

  moveTo(x: number, y: number) {
    this.#atX = x;
    this.#atY = y;
  }

  lineTo(x: number, y: number) {
    const [dx, dy] = [x - this.#atX, y - this.#atY];
    const length = dx * dx + dy * dy;
    const along = (this.#x - this.#atX) * dx + (this.#y - this.#atY) * dy;
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
    const off = Math.hypot(this.#atX + part * dx - this.#x, this.#atY + part * dy - this.#y);
    this.distance = Math.min(this.distance, off);
    this.moveTo(x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
    const [x0, y0] = [this.#atX, this.#atY];
    for (let part = 1; part <= PARTS; part++) {
      const t = part / PARTS;
      const s = 1 - t;
      const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      this.lineTo(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number) {
    this.lineTo(x1, y1);
    this.lineTo(x, y);
  }
}
