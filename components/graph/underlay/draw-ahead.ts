import type { Steps } from '@/lib/layout/run-steps';

import type { Lens } from '../lens';
import type { Placed } from '../use-placement';
import { boxesOf, edgesOf, makeCards } from './to-drawing';

/** Makes all that drawing a picture needs, in steps; afterwards `toDrawing` only puts it together. */
export function* drawAhead(placed: Placed, lens: Lens): Steps<void> {
  yield* makeCards(placed.drawn, lens);
  yield;
  boxesOf(placed);
  yield;
  edgesOf(placed);
  yield;
}
