import { columnEdgeLines } from '../columns/column-edge-line';
import { passPlaces } from '../columns/pass-places';
import type { DrawnNode } from '../drawn-graph';
import { portHeight } from '../node-size';
import { edgeId } from '../trace';
import type { Placed } from '../use-placement';
import type { PaintedEdges } from './drawing';

/** Lines as one array, with the box around each. */
class Lines {
  readonly starts: number[] = [0];
  readonly #points: number[] = [];
  readonly #boxes: number[] = [];

  add(line: readonly { readonly x: number; readonly y: number }[]): void {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y } of line) {
      this.#points.push(x, y);
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    this.starts.push(this.#points.length / 2);
    this.#boxes.push(left, top, right, bottom);
  }

  toArrays() {
    return {
      points: Float32Array.from(this.#points),
      starts: Uint32Array.from(this.starts),
      boxes: Float32Array.from(this.#boxes),
    };
  }
}

/** The edges of a picture as arrays: those between cards, then those between columns. */
export function toEdges({ drawn, positions, routes }: Placed, boxes: Float32Array): PaintedEdges {
  const indexOf = new Map(drawn.nodes.map(({ id }, i) => [id, i]));
  const place = (id: string) => {
    const i = indexOf.get(id);
    const node: DrawnNode | undefined = i === undefined ? undefined : drawn.nodes[i];
    const [left = NaN, top = NaN, right = NaN] = i === undefined ? [] : boxes.subarray(4 * i);
    return { left, right, port: node === undefined ? NaN : top + portHeight(node) };
  };
  const lines = new Lines();
  for (const { id, from, to } of drawn.edges) {
    const [source, target] = [place(from), place(to)];
    lines.add([
      { x: source.right, y: source.port },
      ...(routes.get(id) ?? []),
      { x: target.left, y: target.port },
    ]);
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
    looks: [
      ...drawn.edges.map(({ evidence }) => evidence),
      ...drawn.columnEdges.map(({ use, isPartial }) => (isPartial ? (`${use}…` as const) : use)),
    ],
    firstColumn: drawn.edges.length,
    quiet: Uint8Array.from(drawn.edges, ({ id }) => (covered.has(id) ? 1 : 0)),
    ...lines.toArrays(),
  };
}
