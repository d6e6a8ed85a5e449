import { columnEdgeLines } from '../columns/column-edge-line';
import { passPlaces } from '../columns/pass-places';
import type { DrawnGraph } from '../drawn-graph';
import { drawnPlaces } from '../drawn-places';
import { portHeight } from '../node-size';
import { isThrough } from '../through-hidden';
import { edgeId } from '../trace';
import type { Placed } from '../use-placement';
import type { PaintedEdges } from './drawing';
import { lookCode } from './edge-looks';

type Point = { readonly x: number; readonly y: number };

/** Lines as one array, with the box around each. It grows as it is filled: 50,000 points one by one on a list take a frame more. */
class Lines {
  #points: Float32Array<ArrayBuffer>;
  readonly #starts: Uint32Array<ArrayBuffer>;
  readonly #boxes: Float32Array<ArrayBuffer>;
  #count = 0;
  #end = 0;
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  constructor(count: number) {
    this.#starts = new Uint32Array(count + 1);
    this.#boxes = new Float32Array(4 * count);
    this.#points = new Float32Array(8 * count);
  }

  point(x: number, y: number): void {
    if (this.#end + 2 > this.#points.length) {
      const more = new Float32Array(2 * this.#points.length + 64);
      more.set(this.#points);
      this.#points = more;
    }
    this.#points[this.#end] = x;
    this.#points[this.#end + 1] = y;
    this.#end += 2;
    this.#left = Math.min(this.#left, x);
    this.#top = Math.min(this.#top, y);
    this.#right = Math.max(this.#right, x);
    this.#bottom = Math.max(this.#bottom, y);
  }

  /** Ends a line; the next point begins another. */
  end(): void {
    const box = 4 * this.#count;
    this.#boxes[box] = this.#left;
    this.#boxes[box + 1] = this.#top;
    this.#boxes[box + 2] = this.#right;
    this.#boxes[box + 3] = this.#bottom;
    this.#count += 1;
    this.#starts[this.#count] = this.#end / 2;
    this.#left = this.#top = Infinity;
    this.#right = this.#bottom = -Infinity;
  }

  add(line: readonly Point[]): void {
    for (const { x, y } of line) this.point(x, y);
    this.end();
  }

  toArrays() {
    return {
      points: this.#points.slice(0, this.#end),
      starts: this.#starts,
      boxes: this.#boxes,
    };
  }
}

const NO_POINTS: readonly Point[] = [];

function looksOf({ edges, columnEdges }: DrawnGraph): Uint8Array {
  const looks = new Uint8Array(edges.length + columnEdges.length);
  edges.forEach((edge, i) => {
    looks[i] = lookCode(isThrough(edge) ? 'through' : edge.evidence);
  });
  columnEdges.forEach(({ use, isPartial }, i) => {
    looks[edges.length + i] = lookCode(isPartial ? `${use}…` : use);
  });
  return looks;
}

/** The edges of a picture as arrays: those between cards, then those between columns. */
export function toEdges({ drawn, positions, routes }: Placed, boxes: Float32Array): PaintedEdges {
  const indexOf = drawnPlaces(drawn).nodes;
  const ports = Float64Array.from(drawn.nodes, portHeight);
  const lines = new Lines(drawn.edges.length + drawn.columnEdges.length);
  for (const { id, from, to } of drawn.edges) {
    const [source, target] = [indexOf.get(from) ?? -1, indexOf.get(to) ?? -1];
    lines.point(
      boxes[4 * source + 2] ?? NaN,
      (boxes[4 * source + 1] ?? NaN) + (ports[source] ?? 0),
    );
    for (const { x, y } of routes.get(id) ?? NO_POINTS) lines.point(x, y);
    lines.point(boxes[4 * target] ?? NaN, (boxes[4 * target + 1] ?? NaN) + (ports[target] ?? 0));
    lines.end();
  }
  const passes = passPlaces(drawn, positions);
  const covered = new Set<string>();
  const lineOf = columnEdgeLines({ nodes: drawn.nodes, indexOf, boxes }, routes, passes);
  for (const edge of drawn.columnEdges) {
    lines.add(lineOf(edge));
    const { from, via, to } = edge;
    if (via === null) covered.add(edgeId(from, to));
    else covered.add(edgeId(from, via)).add(edgeId(via, to));
  }
  return {
    looks: looksOf(drawn),
    firstColumn: drawn.edges.length,
    quiet: Uint8Array.from(drawn.edges, ({ id }) => (covered.has(id) ? 1 : 0)),
    ...lines.toArrays(),
  };
}
