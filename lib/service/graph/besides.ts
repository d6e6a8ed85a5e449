import 'server-only';

import { BESIDES_LIMIT } from '@/lib/contract/choices';
import type { GraphQuery } from '@/lib/contract/graph';
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

/**
 * Adds nodes to those a walk reached, each at the distance that what is shown gives it: one hop
 * beyond its nearest neighbour, and beyond everything where nothing leads to it.
 */
export function addBesides(
  graph: GraphIndex,
  reached: ReadonlyMap<NodeKey, number>,
  besides: ReadonlySet<NodeKey>,
): ReadonlyMap<NodeKey, number> {
  const left = new Set([...besides].filter((key) => !reached.has(key)));
  if (left.size === 0) return reached;
  const distances = new Map(reached);
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
  const farthest = Math.max(0, ...[...distances.values()].map(Math.abs));
  for (const key of left) distances.set(key, farthest + 1);
  return distances;
}

/** One hop beyond a neighbour, away from the focus: never at it. */
function beyondOf(distance: number | undefined, step: 1 | -1): number[] {
  if (distance === undefined) return [];
  const isOnward = distance === 0 || Math.sign(distance) === step;
  return [isOnward ? distance + step : distance - step];
}
