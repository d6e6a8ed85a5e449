import type { GroupTree } from './group-tree';
import type { OwnerEdge } from './owner-view';
import type { SliceEdge } from './slice';
import { EVIDENCE, type Instant, type NodeKey } from './types';

/**
 * An edge between two nodes by their numbers (see `Placed`), with what rolling up compares as small
 * numbers beside it: going through a quarter of a million texts took five times as long.
 */
export type NumberedEdge = {
  readonly from: number;
  readonly to: number;
  /** Place of its evidence in {@link EVIDENCE}. */
  readonly rank: number;
  readonly runs: number;
  /** Seconds since 1970 of first and last sight. */
  readonly first: number;
  readonly last: number;
  readonly edge: OwnerEdge;
};

/** Whole seconds since 1970: a number that is held where it is used. */
export function wholeSeconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

/** An edge by the numbers of its ends. */
export function numberEdge(
  { from, to, edge }: SliceEdge,
  numberOf: (key: NodeKey) => number,
): NumberedEdge {
  return {
    from: numberOf(from),
    to: numberOf(to),
    rank: EVIDENCE.indexOf(edge.evidence),
    runs: edge.runCount,
    first: wholeSeconds(edge.firstSeen),
    last: wholeSeconds(edge.lastSeen),
    edge,
  };
}

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

type Sum = {
  weight: number;
  runs: number;
  strongest: NumberedEdge;
  earliest: NumberedEdge;
  latest: NumberedEdge;
  /** The latest of those that a run showed. */
  latestRun: NumberedEdge | null;
};

function isEarlier(a: NumberedEdge, b: NumberedEdge): boolean {
  return a.first < b.first || (a.first === b.first && a.edge.firstSeen < b.edge.firstSeen);
}

function isLater(a: NumberedEdge, b: NumberedEdge): boolean {
  return a.last > b.last || (a.last === b.last && a.edge.lastSeen > b.edge.lastSeen);
}

function add(sum: Sum, one: NumberedEdge): void {
  sum.weight += 1;
  sum.runs += one.runs;
  if (one.rank < sum.strongest.rank) sum.strongest = one;
  if (isEarlier(one, sum.earliest)) sum.earliest = one;
  if (isLater(one, sum.latest)) sum.latest = one;
  const isNewest = sum.latestRun === null || isLater(one, sum.latestRun);
  if (isNewest && one.edge.lastRun !== null) sum.latestRun = one;
}

function begin(one: NumberedEdge): Sum {
  const latestRun = one.edge.lastRun === null ? null : one;
  return { weight: 1, runs: one.runs, strongest: one, earliest: one, latest: one, latestRun };
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
  for (const one of edges) {
    const [source, target] = [placeAt[one.from] ?? -1, placeAt[one.to] ?? -1];
    if (source < 0 || target < 0 || source === target) continue;
    const ends = source * places.length + target;
    const sum = sums.get(ends);
    if (sum) add(sum, one);
    else sums.set(ends, begin(one));
  }
  return [...sums].flatMap(([ends, sum]) => {
    const from = places[Math.floor(ends / places.length)];
    const to = places[ends % places.length];
    if (from === undefined || to === undefined) return [];
    const edge = {
      evidence: sum.strongest.edge.evidence,
      firstSeen: sum.earliest.edge.firstSeen,
      lastSeen: sum.latest.edge.lastSeen,
      runCount: sum.runs,
      lastRun: sum.latestRun?.edge.lastRun ?? null,
    };
    return { from, to, edge, weight: sum.weight };
  });
}
