import type { LayoutRequest } from './layout-types';
import { repackPicture } from './packed-picture';
import { packRequest, unpackRequest } from './packed-request';
import { placePacked } from './place-in-columns';
import type { Steps } from './run-steps';
import { runWithPauses } from './run-with-pauses';
import { sortedRequest } from './sorted-request';
import { structuralHash } from './structural-hash';

/** Large enough for the ways large graphs go, small enough to be left within a few milliseconds. */
const NODES = 900;
const COLUMNS = 30;
/** Longest stretch between two looks at the messages. */
const STRETCH_MS = 4;

/** A graph of nobody's: columns of cards, each with an edge from two before it, one of them farther back. */
function someGraph(): LayoutRequest {
  const id = (i: number) => `warm:${(i * 7919) % NODES}`;
  const edge = (from: number, to: number) => ({
    id: `${from} ${to}`,
    from: id(from),
    to: id(to),
  });
  const high = NODES / COLUMNS;
  return {
    nodes: Array.from({ length: NODES }, (_, i) => ({
      id: id(i),
      width: 180 + 20 * (i % 4),
      height: 46 + 18 * (i % 2),
    })),
    edges: Array.from({ length: NODES - 3 * high }, (_, i) => {
      const to = i + 3 * high;
      return [edge(to - high - (i % 7), to), edge(to - 2 * high - ((i * 31) % high), to)];
    }).flat(),
  };
}

function* placeSome(): Steps<void> {
  const asked = unpackRequest(packRequest(someGraph()));
  yield;
  const sorted = sortedRequest(asked);
  yield;
  structuralHash(sorted);
  yield;
  repackPicture(sorted, yield* placePacked(sorted), asked);
}

/**
 * Places a graph of nobody's, so that the code is compiled when the first question comes: 10,000 nodes
 * then take a third less. Given up as soon as it is no longer wanted.
 */
export async function warmUp(isWanted: () => boolean): Promise<void> {
  await runWithPauses(placeSome(), isWanted, STRETCH_MS);
}
