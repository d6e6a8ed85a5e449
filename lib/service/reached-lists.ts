import 'server-only';

import type { NodeKey, Side } from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import type { Places } from './column-places';
import type { SideWalk } from './trace-columns';

/**
 * Models a walk reached, by index of the best known column of each, the surest ways first. A model
 * does not use its own columns: they are it.
 */
export function modelsReached({ arrivals }: SideWalk, places: Places): number[] {
  const looked = new Set<NodeKey>();
  const models = new Map<string, number>();
  const own = arrivals.columnAt(0)?.node;
  for (let at = 1; at < arrivals.size; at += 1) {
    const node = arrivals.columnAt(at)?.node;
    if (node === undefined || node === own || looked.has(node)) continue;
    looked.add(node);
    const place = places.get(node);
    if (place?.ref.type === 'MODEL') models.set(place.id, at);
  }
  return [...models.values()];
}

/** Columns a walk surely reached with nothing known beyond them, by index, the nearest first. */
export function endsReached({ arrivals }: SideWalk, columns: LinkedColumns, side: Side): number[] {
  const ends: number[] = [];
  for (let at = 0; at < arrivals.size; at += 1) {
    const column = arrivals.columnAt(at);
    if (!column || arrivals.distanceAt(at) === 0 || arrivals.gradeAt(at) > 0) continue;
    const beyond = columns.links(column, side);
    if (!beyond.some(({ reason }) => reason.grade === 0)) ends.push(at);
  }
  return ends;
}
