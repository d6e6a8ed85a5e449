import 'server-only';

import { PATHS_COUNTED, PATHS_LISTED } from '@/lib/contract/choices';
import {
  findPaths,
  type FlowPath,
  type FlowPaths,
  type GraphSource,
  type NodeKey,
  type PathLimits,
} from '@/lib/lineage';

/** The nodes are two seconds of a cold store (`npm run bench -- graph`); the steps a few hundred ms. */
const LIMITS: PathLimits = {
  listed: PATHS_LISTED,
  counted: PATHS_COUNTED,
  reach: 20_000,
  steps: 200_000,
};

export type DirectedPath = FlowPath & { readonly direction: 'downstream' | 'upstream' };
export type PathsBetween = Omit<FlowPaths, 'paths'> & { readonly paths: readonly DirectedPath[] };

/** The paths from one node to the other, and those from the other back; the shortest first. */
export function pathsBetween(source: GraphSource, from: NodeKey, to: NodeKey): PathsBetween {
  const [down, up] = [findPaths(source, from, to, LIMITS), findPaths(source, to, from, LIMITS)];
  const paths = [
    ...down.paths.map((path) => ({ ...path, direction: 'downstream' as const })),
    ...up.paths.map((path) => ({ ...path, direction: 'upstream' as const })),
  ];
  paths.sort((a, b) => a.nodes.length - b.nodes.length);
  return {
    paths: paths.slice(0, PATHS_LISTED),
    total: down.total + up.total,
    isExact: down.isExact && up.isExact,
  };
}
