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

/** Asks for the counts where the answer does not hold all it counts; null until they are known, and where it does. */
export function useCounted(
  question: GraphQuery | null,
  graph: GraphResponse,
  isWanted: boolean,
): Counted | null {
  const isInside = hasInside(graph);
  const { data } = useQuery({
    ...tallyQuery(question, COUNTED_BY),
    enabled: isWanted && isInside && question !== null,
  });
  if (!isInside || data === undefined) return null;
  return {
    total: data.total,
    by: (wanted) => data.tallies.find(({ by }) => by === wanted)?.all ?? null,
  };
}
