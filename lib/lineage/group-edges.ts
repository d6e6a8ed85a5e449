import type { GroupTree } from './group-tree';
import { isStronger } from './shape';
import type { OwnerEdge } from './owner-view';

/** An edge between two nodes by their numbers (see `Placed`). */
export type NumberedEdge = { readonly from: number; readonly to: number; readonly edge: OwnerEdge };

/** All edges between two places as one. */
export type RolledEdge = {
  /** A node's key or a group's id. */
  readonly from: string;
  readonly to: string;
  /** Strongest evidence, earliest and latest sight, runs of all together. */
  readonly edge: OwnerEdge;
  /** How many edges it stands for. */
  readonly weight: number;
};

type Sum = { -readonly [Name in keyof OwnerEdge]: OwnerEdge[Name] } & { weight: number };

function add(sum: Sum, edge: OwnerEdge): void {
  sum.weight += 1;
  sum.runCount += edge.runCount;
  if (isStronger(edge.evidence, sum.evidence)) sum.evidence = edge.evidence;
  if (edge.firstSeen < sum.firstSeen) sum.firstSeen = edge.firstSeen;
  if (edge.lastRun !== null && (sum.lastRun === null || edge.lastSeen > sum.lastSeen))
    sum.lastRun = edge.lastRun;
  if (edge.lastSeen > sum.lastSeen) sum.lastSeen = edge.lastSeen;
}

/**
 * Rolls edges up to the places their ends are in: one edge between two places, none within one.
 * Ends that have no place are left out.
 */
export function rollUp(
  edges: Iterable<NumberedEdge>,
  { places, placeAt }: Pick<GroupTree, 'places' | 'placeAt'>,
): RolledEdge[] {
  const sums = new Map<number, Sum>();
  for (const { from, to, edge } of edges) {
    const [source, target] = [placeAt[from] ?? -1, placeAt[to] ?? -1];
    if (source < 0 || target < 0 || source === target) continue;
    const ends = source * places.length + target;
    const sum = sums.get(ends);
    if (sum) add(sum, edge);
    else sums.set(ends, { ...edge, weight: 1 });
  }
  return [...sums].flatMap(([ends, { weight, ...edge }]) => {
    const from = places[Math.floor(ends / places.length)];
    const to = places[ends % places.length];
    return from === undefined || to === undefined ? [] : { from, to, edge, weight };
  });
}
