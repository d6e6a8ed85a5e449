import 'server-only';

import { sliceGraph, type GraphSource, type NodeKey, type SliceRequest } from '@/lib/lineage';

/** What may keep a walk from going on. */
export type Bound = 'depth' | 'collapsed' | 'folded' | 'evidence';

type Nodes = { readonly has: (key: NodeKey) => boolean; readonly size: number };
type Walk = { readonly source: GraphSource; readonly request: SliceRequest };

/**
 * What keeps a walk from reaching what it leaves out: the first bound that, taken away alone, lets it
 * go on. Where none does alone, the first of them: the next answer names the next.
 *
 * @param bounds those there are, each with the walk that has it no more.
 * @param shown what the answer shows, folded nodes included.
 */
export function findBound(
  bounds: readonly (readonly [Bound, () => Walk])[],
  shown: Nodes,
): Bound | undefined {
  const goesOn = ({ source, request }: Walk) => {
    const walked = sliceGraph(source, { ...request, limit: shown.size + 1 });
    return [...walked.distances.keys()].some((key) => !shown.has(key));
  };
  const [first, ...others] = bounds;
  if (others.length === 0) return first?.[0];
  return (bounds.find(([, without]) => goesOn(without())) ?? first)?.[0];
}
