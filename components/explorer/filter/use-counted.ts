'use client';

import { useQuery } from '@tanstack/react-query';

import { tallyQuery } from '@/lib/client/tally-query';
import type { Tallied } from '@/lib/contract/choices';
import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Tally } from '@/lib/contract/tally';

/** How many nodes a question reaches, those in closed groups and folded cards too, and how many have which value. */
export type Counted = {
  readonly total: number;
  readonly by: (by: Tallied) => Tally | null;
};

const COUNTED_BY = [
  'type',
  'status',
  'owner',
  'tag',
  'namespace',
  'age',
] as const satisfies readonly Tallied[];

/** Whether something is in an answer that is not among its nodes. */
export function hasInside({ groups, folds }: GraphResponse): boolean {
  return folds.length > 0 || groups.some(({ isOpen }) => !isOpen);
}

/**
 * Asks for the counts where the answer does not hold all it counts. `counted` is null until they are
 * known, and where the answer's own nodes are all there is to count; `isCounting` tells these apart.
 */
export function useCounted(
  question: GraphQuery | null,
  graph: GraphResponse,
  isWanted: boolean,
): { readonly counted: Counted | null; readonly isCounting: boolean } {
  const isInside = hasInside(graph);
  const { data, isPlaceholderData } = useQuery({
    ...tallyQuery(question, COUNTED_BY),
    enabled: isWanted && isInside && question !== null,
  });
  if (!isInside) return { counted: null, isCounting: false };
  // Counts of the question before this one are not those of this one.
  if (data === undefined || isPlaceholderData) return { counted: null, isCounting: true };
  const by = (wanted: Tallied) => data.tallies.find((one) => one.by === wanted)?.all ?? null;
  return { counted: { total: data.total, by }, isCounting: false };
}
