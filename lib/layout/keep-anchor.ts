import { mapLazily } from './lazy-map';
import type { Picture, Position } from './layout-types';

/** A node that must stay where it is, with its top left corner in px. */
export type Anchor = { readonly id: string; readonly x: number; readonly y: number };

/** Moves the whole picture so that the anchor is exactly where it was. Without it in the picture nothing moves. */
export function keepAnchor(picture: Picture, anchor: Anchor | null): Picture {
  const now = anchor === null ? undefined : picture.positions.get(anchor.id);
  if (anchor === null || now === undefined) return picture;
  return movedBy(picture, anchor.x - now.x, anchor.y - now.y);
}

/** The whole picture as far from where it is, in px. */
export function movedBy(picture: Picture, dx: number, dy: number): Picture {
  if (dx === 0 && dy === 0) return picture;
  const move = ({ x, y }: Position) => ({ x: x + dx, y: y + dy });
  return {
    positions: mapLazily(picture.positions, move),
    routes: mapLazily(picture.routes, (points) => points.map(move)),
  };
}
