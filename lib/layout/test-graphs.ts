import { linesOf } from './count-crossings';
import type { LayoutRequest, LayoutResult, Picture, Position } from './layout-types';

/** A graph for tests, from edges written `from to`. */
export function graphOf(...pairs: readonly string[]): LayoutRequest {
  const edges = pairs.map((id) => {
    const [from = '', to = ''] = id.split(' ');
    return { id, from, to };
  });
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.map((id, i) => ({ id, width: 100 + 20 * (i % 3), height: i % 2 ? 46 : 64 }));
  return { nodes, edges };
}

/** A chain of 40 with twenty sources, each read all along it, and many that read a few: more knees than nodes. */
export const CROWDED: LayoutRequest = graphOf(
  ...Array.from({ length: 39 }, (_, i) => `c${i} c${i + 1}`),
  ...Array.from({ length: 20 }, (_, s) => [5, 12, 20, 30, 38].map((c) => `s${s} c${c}`)).flat(),
  ...Array.from({ length: 270 }, (_, r) => [`c${r % 30} r${r}`, `r${r} c${(r % 30) + 9}`]).flat(),
);

/** A source, a hundred jobs, a table of each, fifty jobs that read two or three of them: much higher than wide. */
export const HIGH: LayoutRequest = graphOf(
  ...Array.from({ length: 100 }, (_, i) => [`s j${i}`, `j${i} t${i}`, `t${i} k${i >> 1}`]).flat(),
  ...Array.from({ length: 20 }, (_, i) => `t${i * 5} k${(i * 7 + 1) % 50}`),
  ...Array.from({ length: 9 }, (_, i) => `s k${i * 5}`),
);

/** Samples of a line, close enough that no card fits between two of them. */
function samples(line: readonly Position[]): Position[] {
  return line.slice(1).flatMap((to, i) => {
    const from = line[i] ?? to;
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / Math.max(1, steps),
      y: from.y + ((to.y - from.y) * step) / Math.max(1, steps),
    }));
  });
}

/** Every edge that passes under a card that is not one of its ends: `from to under card`. */
export function passesUnder(request: LayoutRequest, picture: Picture): string[] {
  const known = new Set(request.nodes.map(({ id }) => id));
  const edges = request.edges.filter(({ from, to }) => known.has(from) && known.has(to));
  const lines = linesOf({ ...request, edges }, picture);
  return edges.flatMap(({ from, to }, e) => {
    const line = samples(lines[e] ?? []);
    const under = request.nodes.filter(({ id, width, height }) => {
      const { x: left, y: top } = picture.positions.get(id) ?? { x: 0, y: 0 };
      const isIn = ({ x, y }: Position) =>
        x > left && x < left + width && y > top && y < top + height;
      return id !== from && id !== to && line.some(isIn);
    });
    return under.map(({ id }) => `${from} ${to} under ${id}`);
  });
}

/** The same with all places and routes at hand, to be compared. */
export function inFull<Placed extends Picture | LayoutResult>(placed: Placed) {
  if (!('positions' in placed)) return placed;
  return { ...placed, positions: new Map(placed.positions), routes: new Map(placed.routes) };
}
