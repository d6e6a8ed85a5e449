import type { Steps } from '@/lib/layout/run-steps';

import type { Lens } from '../lens';
import type { DrawnGraph } from '../drawn-graph';
import { drawnPlaces } from '../drawn-places';
import type { Placed } from '../use-placement';
import { sendCards } from './painter';
import { boxesOf, edgesOf, makeCards } from './to-drawing';

/** Makes the cards of a graph and gives them to the painter, in steps: while they are placed is time for both. */
export function* cardsAhead(drawn: DrawnGraph, lens: Lens): Steps<void> {
  const { cards } = yield* makeCards(drawn, lens);
  yield;
  yield* sendCards(cards);
  yield;
  drawnPlaces(drawn);
}

/** Makes all that drawing a picture needs, in steps; afterwards `toDrawing` only puts it together. */
export function* drawAhead(placed: Placed, lens: Lens): Steps<void> {
  yield* cardsAhead(placed.drawn, lens);
  yield;
  boxesOf(placed);
  yield;
  edgesOf(placed);
  yield;
}
