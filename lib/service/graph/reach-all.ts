import 'server-only';

import type { NodeKey } from '@/lib/lineage';
import type { WholeGraph } from '@/lib/store/whole-graph';

import type { Selected } from './select-nodes';

type Known = { readonly version: number; readonly distances: ReadonlyMap<NodeKey, number> };
const known = new WeakMap<WholeGraph, Known>();

/** Everything in the store, at no distance from anything. */
export function reachAll(whole: WholeGraph): Selected {
  let all = known.get(whole);
  if (all?.version !== whole.version) {
    const distances = new Map(whole.nodes().map(({ key }) => [key, 0] as const));
    known.set(whole, (all = { version: whole.version, distances }));
  }
  return nothingBut(all.distances);
}

/** The same of keys. */
export function everything(keys: readonly NodeKey[]): Selected {
  return nothingBut(new Map(keys.map((key) => [key, 0])));
}

function nothingBut(distances: ReadonlyMap<NodeKey, number>): Selected {
  const nothing = { hitLimit: false, hidden: 0, hiddenExact: true, unselected: 0, notices: [] };
  return { distances, besides: new Set(), ...nothing };
}
