import type { LayoutEdge, LayoutRequest, Position } from './layout-types';
import { oncePer } from './once-per';
import { packLines, unpackLines, type PackedLines } from './packed-lines';

/**
 * A request as numbers: ends of edges are places in `ids`, -1 for a node that is not there. 10,000 nodes
 * and their edges are copied to the worker in a few milliseconds, where objects take a frame and more.
 */
export type PackedRequest = {
  readonly ids: readonly string[];
  /** Width and height of each node. */
  readonly sizes: Float64Array<ArrayBuffer>;
  /** Source and target of each edge. */
  readonly ends: Int32Array<ArrayBuffer>;
  /** Where each edge leaves and enters, NaN for the middle; null if all do at the middle. */
  readonly ports: Float64Array<ArrayBuffer> | null;
  /** Left, top and width of each node before, NaN for a new one; null where there was no picture. */
  readonly places: Float64Array<ArrayBuffer> | null;
  /** The points of each edge before; null where there were none. */
  readonly lines: PackedLines | null;
};

/** Packs a request; the same one once. */
export const packRequest = oncePer(({ nodes, edges, previous }: LayoutRequest): PackedRequest => {
  const numbers = new Map(nodes.map(({ id }, u) => [id, u]));
  const sizes = new Float64Array(2 * nodes.length);
  nodes.forEach(({ width, height }, u) => {
    sizes[2 * u] = width;
    sizes[2 * u + 1] = height;
  });
  const ends = new Int32Array(2 * edges.length);
  edges.forEach(({ from, to }, e) => {
    ends[2 * e] = numbers.get(from) ?? -1;
    ends[2 * e + 1] = numbers.get(to) ?? -1;
  });
  const hasPorts = edges.some(({ fromY, toY }) => fromY !== undefined || toY !== undefined);
  return {
    ids: nodes.map(({ id }) => id),
    sizes,
    ends,
    ports: hasPorts
      ? Float64Array.from(
          edges.flatMap(({ fromY, toY }) => [fromY ?? Number.NaN, toY ?? Number.NaN]),
        )
      : null,
    places: previous ? packPlaces(nodes.length, numbers, previous) : null,
    lines: previous ? packLines(edges.map(({ before }) => before)) : null,
  };
});

function packPlaces(
  count: number,
  numbers: ReadonlyMap<string, number>,
  previous: NonNullable<LayoutRequest['previous']>,
) {
  const places = new Float64Array(3 * count).fill(Number.NaN);
  for (const { id, x, y, width } of previous) {
    const u = numbers.get(id);
    if (u !== undefined) places.set([x, y, width], 3 * u);
  }
  return places;
}

/** Stands where an edge leads to a node that is not there. */
const NOWHERE = '\0nowhere';

/** The request it was packed from; edges are called by their number. */
export function unpackRequest({
  ids,
  sizes,
  ends,
  ports,
  places,
  lines,
}: PackedRequest): LayoutRequest {
  const before: readonly (readonly Position[] | undefined)[] = lines ? unpackLines(lines) : [];
  const port = (at: number) => {
    const y = ports?.[at] ?? Number.NaN;
    return Number.isNaN(y) ? null : y;
  };
  const edges = Array.from({ length: ends.length / 2 }, (_, e): LayoutEdge => {
    const [fromY, toY, line] = [port(2 * e), port(2 * e + 1), before[e]];
    return {
      id: String(e),
      from: ids[ends[2 * e] ?? -1] ?? NOWHERE,
      to: ids[ends[2 * e + 1] ?? -1] ?? NOWHERE,
      ...(fromY === null ? {} : { fromY }),
      ...(toY === null ? {} : { toY }),
      ...(line && { before: line }),
    };
  });
  const previous = ids.flatMap((id, u) => {
    const [x = Number.NaN, y = 0, width = 0] = places?.subarray(3 * u, 3 * u + 3) ?? [];
    return Number.isNaN(x) ? [] : [{ id, x, y, width }];
  });
  return {
    nodes: ids.map((id, u) => ({ id, width: sizes[2 * u] ?? 0, height: sizes[2 * u + 1] ?? 0 })),
    edges,
    ...(places && { previous }),
  };
}
