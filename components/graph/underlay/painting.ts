import type { Brush, Scene } from './scene';

/** Where a card stands. */
export type Place = { x: number; y: number; right: number; bottom: number };

/** What every part of a card is painted with. */
export type Painting = {
  readonly brush: Brush;
  readonly scene: Scene;
  readonly colour: (name: string) => string;
  readonly nowMs: number;
};
