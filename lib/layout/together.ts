import type { Before } from './kept-columns';
import { PIECE_GAP_PX, type LayoutNode } from './layout-types';
import type { Area } from './pack';
import type { Piece } from './pieces';

/**
 * The same pieces, but those that lay among each other before as one: a filter takes a picture apart into pieces whose
 * cards stand between each other's. Placed each for itself, all but one would have to give way.
 */
export function together(
  parts: readonly Piece[],
  before: readonly (Before | undefined)[] | null,
  nodes: readonly Pick<LayoutNode, 'height'>[],
): readonly Piece[] {
  if (before === null || parts.length < 2) return parts;
  const grown: { readonly area: Area; readonly parts: Piece[] }[] = [];
  const alone: Piece[] = [];
  for (const part of parts) {
    const area = areaBefore(part, before, nodes);
    if (area === null) alone.push(part);
    else join(grown, area, part);
  }
  return [...grown.map((one) => merged(one.parts)), ...alone];
}

/** Adds a piece, and joins all it lies among; what they cover together may lie among more. */
function join(grown: { area: Area; parts: Piece[] }[], first: Area, part: Piece): void {
  let area = first;
  const mine = [part];
  for (;;) {
    const at = grown.findIndex((one) => touch(one.area, area));
    const [one] = at < 0 ? [] : grown.splice(at, 1);
    if (one === undefined) break;
    area = around(area, one.area);
    for (const other of one.parts) mine.push(other);
  }
  grown.push({ area, parts: mine });
}

/** Nearer than pieces are put beside each other (pack.ts): they would be moved apart. */
const touch = (a: Area, b: Area) =>
  a.left < b.right + PIECE_GAP_PX &&
  b.left < a.right + PIECE_GAP_PX &&
  a.top < b.bottom + PIECE_GAP_PX &&
  b.top < a.bottom + PIECE_GAP_PX;

const around = (a: Area, b: Area): Area => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Where the known nodes of a piece were; null if none is known. */
function areaBefore(
  { nodes: members }: Piece,
  before: readonly (Before | undefined)[],
  nodes: readonly Pick<LayoutNode, 'height'>[],
): Area | null {
  let area: Area | null = null;
  for (const u of members) {
    const place = before[u];
    if (place === undefined) continue;
    const { x, y, centre } = place;
    const own = { left: x, top: y, right: 2 * centre - x, bottom: y + (nodes[u]?.height ?? 0) };
    area = area === null ? own : around(area, own);
  }
  return area;
}

function merged(parts: readonly Piece[]): Piece {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const inOrder = (of: (part: Piece) => readonly number[]) =>
    parts.flatMap((part) => [...of(part)]).sort((a, b) => a - b);
  return { nodes: inOrder(({ nodes }) => nodes), edges: inOrder(({ edges }) => edges) };
}
