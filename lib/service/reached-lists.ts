import 'server-only';

import type { Places } from './column-places';
import type { SideWalk } from './trace-columns';

/**
 * Models a walk reached, by index of the best known column of each, the surest ways first. A model
 * does not use its own columns: they are it.
 */
export function modelsReached({ arrivals }: SideWalk, places: Places): number[] {
  const own = arrivals.columnAt(0)?.node;
  return [...arrivals.firstOfNodes()].flatMap(([node, at]) =>
    node !== own && places.get(node)?.ref.type === 'MODEL' ? at : [],
  );
}
