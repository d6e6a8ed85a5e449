import { isStronger } from './shape';
import type { OwnerEdge } from './owner-view';
import type { SliceEdge } from './slice';
import type { NodeKey } from './types';

/** All edges between two places as one. */
export type RolledEdge<Place> = {
  readonly from: Place;
  readonly to: Place;
  /** Strongest evidence, earliest and latest sight, runs of all together. */
  readonly edge: OwnerEdge;
  /** How many edges it stands for. */
  readonly weight: number;
};

function joined(a: OwnerEdge, b: OwnerEdge): OwnerEdge {
  const isNewer = b.lastRun !== null && (a.lastRun === null || b.lastSeen > a.lastSeen);
  return {
    evidence: isStronger(b.evidence, a.evidence) ? b.evidence : a.evidence,
    firstSeen: b.firstSeen < a.firstSeen ? b.firstSeen : a.firstSeen,
    lastSeen: b.lastSeen > a.lastSeen ? b.lastSeen : a.lastSeen,
    runCount: a.runCount + b.runCount,
    lastRun: isNewer ? b.lastRun : a.lastRun,
  };
}

/**
 * Rolls edges up to the places their ends are in: one edge between two places, none within one.
 * Ends that have no place are left out.
 */
export function rollUp<Place extends string>(
  edges: Iterable<SliceEdge>,
  placeOf: ReadonlyMap<NodeKey, Place>,
): RolledEdge<Place>[] {
  const byEnds = new Map<Place, Map<Place, RolledEdge<Place>>>();
  for (const { from: source, to: target, edge } of edges) {
    const [from, to] = [placeOf.get(source), placeOf.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    let beyond = byEnds.get(from);
    if (!beyond) byEnds.set(from, (beyond = new Map<Place, RolledEdge<Place>>()));
    const known = beyond.get(to);
    beyond.set(
      to,
      known
        ? { from, to, edge: joined(known.edge, edge), weight: known.weight + 1 }
        : { from, to, edge, weight: 1 },
    );
  }
  return [...byEnds.values()].flatMap((beyond) => [...beyond.values()]);
}
