import { at, digraph } from './digraph';
import type { Before } from './kept-columns';
import { KNOWN_SHARE, PIECE_GAP_PX, type LayoutRequest, type Picture } from './layout-types';
import { packInPlace, packRows, type Shift } from './pack';
import { unpackPicture, type PackedPicture } from './packed-picture';
import { pieces, type Piece } from './pieces';
import { together } from './together';
import { placePiece, type PieceRequest, type PlacedPiece } from './place-piece';
import type { Steps } from './run-steps';

/**
 * Places a sorted request in columns from left to right, each connected piece for itself; with
 * `previous`, what is still there stays and what is new fits in.
 */
export function* placePacked(request: LayoutRequest): Steps<PackedPicture> {
  const { nodes, edges } = request;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const numbers = (ids: string[]) => Int32Array.from(ids, (id) => index.get(id) ?? 0);
  const from = numbers(edges.map((edge) => edge.from));
  const to = numbers(edges.map((edge) => edge.to));
  const before = known(request);

  const parts = together(pieces(digraph(nodes.length, from, to)), before, nodes);
  const local = new Int32Array(nodes.length);
  const placed: PlacedPiece[] = [];
  /** Where the highest known node of each piece was. */
  const tops: number[] = [];
  for (const part of parts) {
    const pieceRequest = only({ nodes, edges, from, to, previous: before }, part, local);
    tops.push(
      (pieceRequest.previous ?? []).reduce(
        (least, place) => Math.min(least, place?.y ?? Infinity),
        Infinity,
      ),
    );
    placed.push(yield* placePiece(pieceRequest));
  }
  return assemble(request, parts, placed, arrange(placed, tops));
}

/** {@link placePacked}, to be read by id. */
export function* placeInColumns(request: LayoutRequest): Steps<Picture> {
  return unpackPicture(request, yield* placePacked(request)) ?? NOTHING;
}

const NOTHING: Picture = { positions: new Map(), routes: new Map() };

/** By node where it was; null when so little is known that it does not matter. */
function known({ nodes, previous = [] }: LayoutRequest): (Before | undefined)[] | null {
  const old = new Map(previous.map((node) => [node.id, node]));
  const before = nodes.map(({ id }) => {
    const place = old.get(id);
    return place && { x: place.x, y: place.y, centre: place.x + place.width / 2 };
  });
  const share = before.filter((place) => place !== undefined).length / Math.max(1, nodes.length);
  return share < KNOWN_SHARE ? null : before;
}

function only(
  { nodes, edges, from, to, previous }: PieceRequest,
  part: Piece,
  local: Int32Array,
): PieceRequest {
  part.nodes.forEach((u, i) => (local[u] = i));
  const pick = <Item>(items: readonly Item[], which: readonly number[]) =>
    which.flatMap((i) => items[i] ?? []);
  const before = part.nodes.map((u) => previous?.[u]);
  return {
    nodes: pick(nodes, part.nodes),
    edges: pick(edges, part.edges),
    from: Int32Array.from(part.edges, (e) => at(local, at(from, e))),
    to: Int32Array.from(part.edges, (e) => at(local, at(to, e))),
    previous: before.some((place) => place !== undefined) ? before : null,
  };
}

/** Where pieces go: those that were there before stay, the upper ones first; the others lie in rows below. */
function arrange(placed: readonly PlacedPiece[], tops: readonly number[]): Shift[] {
  const numbers = [...placed.keys()];
  const top = (i: number) => tops[i] ?? Number.POSITIVE_INFINITY;
  const stay = numbers.filter((i) => top(i) < Infinity).sort((a, b) => top(a) - top(b) || a - b);
  const come = numbers.filter((i) => top(i) === Infinity);
  const areas = (which: readonly number[]) => which.flatMap((i) => placed[i]?.area ?? []);
  const shifts: Shift[] = [];
  packInPlace(areas(stay)).forEach((shift, k) => (shifts[stay[k] ?? 0] = shift));
  const left = stay.reduce((least, i) => Math.min(least, placed[i]?.area.left ?? least), Infinity);
  const bottom = stay.reduce(
    (low, i) => Math.max(low, (placed[i]?.area.bottom ?? low) + (shifts[i]?.dy ?? 0)),
    -Infinity,
  );
  const corner =
    stay.length === 0 ? { left: 0, top: 0 } : { left, top: Math.ceil(bottom + PIECE_GAP_PX) };
  packRows(areas(come), corner).forEach((shift, k) => (shifts[come[k] ?? 0] = shift));
  return shifts;
}

function assemble(
  { nodes, edges }: LayoutRequest,
  parts: readonly Piece[],
  placed: readonly PlacedPiece[],
  shifts: readonly Shift[],
): PackedPicture {
  const places = new Int32Array(2 * nodes.length);
  const starts = new Int32Array(edges.length + 1);
  parts.forEach((part, p) => {
    const lines = placed[p]?.routes.starts ?? starts;
    part.edges.forEach((e, i) => (starts[e + 1] = at(lines, i + 1) - at(lines, i)));
  });
  for (let e = 0; e < edges.length; e++) starts[e + 1] = at(starts, e + 1) + at(starts, e);
  const points = new Int32Array(2 * at(starts, edges.length));
  parts.forEach((part, p) => {
    const piece = placed[p];
    const { dx, dy } = shifts[p] ?? { dx: 0, dy: 0 };
    if (piece === undefined) return;
    const move = (from: Int32Array, first: number, count: number, to: Int32Array, at0: number) => {
      for (let i = 0; i < count; i++) {
        to[2 * (at0 + i)] = at(from, 2 * (first + i)) + dx;
        to[2 * (at0 + i) + 1] = at(from, 2 * (first + i) + 1) + dy;
      }
    };
    part.nodes.forEach((u, i) => {
      move(piece.places, i, 1, places, u);
    });
    const { starts: own, points: from } = piece.routes;
    part.edges.forEach((e, i) => {
      move(from, at(own, i), at(own, i + 1) - at(own, i), points, at(starts, e));
    });
  });
  return { places, starts, points };
}
