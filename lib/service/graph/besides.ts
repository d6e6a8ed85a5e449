import 'server-only';

import { BESIDES_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import type { Evidence, NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { pathsBetween } from './paths-between';

/** The nodes a question shows whatever else it reaches: those named, and those on paths. */
export function findBesides(
  graph: GraphIndex,
  { also, paths, evidence }: Pick<GraphQuery, 'also' | 'paths' | 'evidence'>,
): ReadonlySet<NodeKey> {
  const resolved = (ref: string) => graph.resolve(ref) ?? [];
  const found = also.flatMap(resolved);
  const [from, to] = paths?.split('..').flatMap(resolved) ?? [];
  if (from !== undefined && to !== undefined) {
    const source = graph.seenBy(new Set<Evidence>(evidence));
    const between = pathsBetween(source, from, to);
    found.push(from, to, ...between.paths.flatMap(({ nodes }) => nodes));
  }
  return new Set([...new Set(found)].slice(0, BESIDES_LIMIT));
}

/** Hops to nodes however far they are; what is not reached is not in it. */
export type FarDistances = () => ReadonlyMap<NodeKey, number>;

/** What is shown once nodes are added to those a walk reached. */
export type WithBesides = {
  readonly distances: ReadonlyMap<NodeKey, number>;
  /** Nodes added that the question reaches through hidden ones only. */
  readonly apart: ReadonlySet<NodeKey>;
};

/**
 * Adds nodes to those a walk reached, each at the distance that what is shown gives it: one hop
 * beyond its nearest neighbour. Where nothing shown leads to it, as far as it is by hidden nodes, and
 * beyond everything where those do not lead to it either.
 */
export function addBesides(
  graph: GraphIndex,
  reached: ReadonlyMap<NodeKey, number>,
  besides: ReadonlySet<NodeKey>,
  far: FarDistances,
): WithBesides {
  const left = new Set([...besides].filter((key) => !reached.has(key)));
  const apart = new Set<NodeKey>();
  if (left.size === 0) return { distances: reached, apart };
  const distances = new Map(reached);
  joinOn(graph, distances, left);
  if (left.size === 0) return { distances, apart };
  const hops = far();
  for (const key of [...left]) {
    const distance = hops.get(key);
    if (distance === undefined) continue;
    distances.set(key, distance);
    apart.add(key);
    left.delete(key);
  }
  joinOn(graph, distances, left);
  const farthest = [...distances.values()].reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  for (const key of left) distances.set(key, farthest + 1);
  return { distances, apart };
}

/** Takes those of `left` that neighbour what has a distance over to it, again and again. */
function joinOn(graph: GraphIndex, distances: Map<NodeKey, number>, left: Set<NodeKey>): void {
  const neighbours = graph.neighbours([...left]);
  const distanceOf = (key: NodeKey) => {
    const { up = [], down = [] } = neighbours.get(key) ?? {};
    const beyond = [...up].flatMap((one) => beyondOf(distances.get(one), 1));
    const before = [...down].flatMap((one) => beyondOf(distances.get(one), -1));
    return [...beyond, ...before].toSorted((a, b) => Math.abs(a) - Math.abs(b)).at(0);
  };
  for (let size = -1; size !== left.size;) {
    size = left.size;
    const nearer = [...left].flatMap((key) => {
      const distance = distanceOf(key);
      return distance === undefined ? [] : [[key, distance] as const];
    });
    for (const [key, distance] of nearer) {
      distances.set(key, distance);
      left.delete(key);
    }
  }
}

/** What to say where not all that is asked for besides is shown, or not the way to it. */
export function besidesNotices(
  { also }: Pick<GraphQuery, 'also'>,
  { apart }: { readonly apart?: ReadonlySet<NodeKey> },
): Notice[] {
  const say = (message: string): Notice => ({ parameter: 'also', message });
  const count = apart?.size ?? 0;
  return [
    also.length <= BESIDES_LIMIT
      ? null
      : say(`Names ${also.length} nodes; ${BESIDES_LIMIT} of them are shown besides.`),
    count === 0
      ? null
      : say(
          count === 1
            ? 'One node shown besides stands apart: the way to it is hidden.'
            : `${count} nodes shown besides stand apart: the way to them is hidden.`,
        ),
  ].filter((notice) => notice !== null);
}

/** One hop beyond a neighbour, away from the focus: never at it. */
function beyondOf(distance: number | undefined, step: 1 | -1): number[] {
  if (distance === undefined) return [];
  const isOnward = distance === 0 || Math.sign(distance) === step;
  return [isOnward ? distance + step : distance - step];
}
