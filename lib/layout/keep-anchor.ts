import type { Positions } from './layout-types';

/** A node that must stay where it is, with its top left corner in px. */
export type Anchor = { readonly id: string; readonly x: number; readonly y: number };

/** Moves all positions together so that the anchor is exactly where it was. Without it among them nothing moves. */
export function keepAnchor(positions: Positions, anchor: Anchor | null): Positions {
  const now = anchor === null ? undefined : positions.get(anchor.id);
  if (anchor === null || now === undefined) return positions;
  const dx = anchor.x - now.x;
  const dy = anchor.y - now.y;
  if (dx === 0 && dy === 0) return positions;
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}
