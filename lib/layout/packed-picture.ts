import { at } from './digraph';
import { LazyMap } from './lazy-map';
import { oncePer } from './once-per';
import type { LayoutRequest, Picture, Position } from './layout-types';
import type { PackedRequest } from './packed-request';

/**
 * A picture as numbers, in the order of its request: `places` holds x and y of each node, `points` x
 * and y of all points of all routes, those of edge `e` from `starts[e]` up to `starts[e + 1]`. It is
 * handed from the worker to the page without being copied.
 */
export type PackedPicture = {
  readonly places: Int32Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly points: Int32Array<ArrayBuffer>;
};

/** Packs a picture of `request`; a node or edge that is not in it lies at 0, or goes straight. */
export function packPicture({ nodes, edges }: LayoutRequest, picture: Picture): PackedPicture {
  const places = new Int32Array(2 * nodes.length);
  nodes.forEach(({ id }, i) => {
    const { x, y } = picture.positions.get(id) ?? { x: 0, y: 0 };
    places[2 * i] = x;
    places[2 * i + 1] = y;
  });
  const starts = new Int32Array(edges.length + 1);
  edges.forEach(({ id }, e) => {
    starts[e + 1] = (starts[e] ?? 0) + (picture.routes.get(id)?.length ?? 0);
  });
  const points = new Int32Array(2 * (starts[edges.length] ?? 0));
  let next = 0;
  for (const { id } of edges) {
    for (const { x, y } of picture.routes.get(id) ?? []) {
      points[next++] = x;
      points[next++] = y;
    }
  }
  return { places, starts, points };
}

/** By id its place in a list; made once for a list, since a draft and the answer are of the same. */
const placesIn = oncePer(
  (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
    new Map(list.map(({ id }, i) => [id, i])),
);

/** Whether a picture has a place for each node and edge of a request. */
export function fits({ nodes, edges }: LayoutRequest, { places, starts }: PackedPicture): boolean {
  return places.length === 2 * nodes.length && starts.length === edges.length + 1;
}

/** The same of a request that is packed. */
export function fitsPacked(
  { ids, ends }: PackedRequest,
  { places, starts }: PackedPicture,
): boolean {
  return places.length === 2 * ids.length && starts.length === ends.length / 2 + 1;
}

/** The picture of `from` for `to`, which has the same nodes and edges in another order, and perhaps more. */
export function repackPicture(
  from: LayoutRequest,
  packed: PackedPicture,
  to: LayoutRequest,
): PackedPicture {
  const [nodeAt, edgeAt] = [placesIn(to.nodes), placesIn(to.edges)];
  const places = new Int32Array(2 * to.nodes.length);
  from.nodes.forEach(({ id }, u) => {
    const there = nodeAt.get(id);
    if (there !== undefined) places.set(packed.places.subarray(2 * u, 2 * u + 2), 2 * there);
  });
  const starts = new Int32Array(to.edges.length + 1);
  const theirs = from.edges.map(({ id }) => edgeAt.get(id) ?? -1);
  theirs.forEach((there, e) => {
    if (there >= 0) starts[there + 1] = at(packed.starts, e + 1) - at(packed.starts, e);
  });
  for (let e = 0; e < to.edges.length; e++) starts[e + 1] = at(starts, e + 1) + at(starts, e);
  const points = new Int32Array(2 * at(starts, to.edges.length));
  theirs.forEach((there, e) => {
    if (there < 0) return;
    const mine = packed.points.subarray(2 * at(packed.starts, e), 2 * at(packed.starts, e + 1));
    points.set(mine, 2 * at(starts, there));
  });
  return { places, starts, points };
}

/** The picture of `request`, the one it was packed for; null when it does not fit. */
export function unpackPicture(request: LayoutRequest, packed: PackedPicture): Picture | null {
  if (!fits(request, packed)) return null;
  const { nodes, edges } = request;
  const { places, starts, points } = packed;
  const pair = (from: Int32Array, i: number): Position => ({
    x: from[2 * i] ?? 0,
    y: from[2 * i + 1] ?? 0,
  });
  const nodeAt = placesIn(nodes);
  const edgeAt = placesIn(edges);
  return {
    positions: new LazyMap(
      () => nodeAt.keys(),
      (id) => {
        const u = nodeAt.get(id);
        return u === undefined ? undefined : pair(places, u);
      },
    ),
    routes: new LazyMap(
      () => edgeAt.keys(),
      (id) => {
        const e = edgeAt.get(id) ?? edges.length;
        const first = starts[e] ?? 0;
        const count = (starts[e + 1] ?? 0) - first;
        if (count <= 0) return undefined;
        return Array.from({ length: count }, (_, i) => pair(points, first + i));
      },
    ),
  };
}
