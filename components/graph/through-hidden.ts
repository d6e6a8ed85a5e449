import type { GraphEdge } from '@/lib/contract/graph';
import { oncePer } from '@/lib/layout/once-per';

import type { DrawnEdge } from './drawn-graph';

/** Whether a line stands for ways through hidden nodes alone. */
export function isThrough({ edges }: Pick<DrawnEdge, 'edges'>): boolean {
  return edges.length > 0 && edges.every(({ through }) => through !== undefined);
}

/** How many of the edges of an answer lead through hidden nodes. */
export const countThrough = oncePer(
  (edges: readonly GraphEdge[]): number =>
    edges.filter(({ through }) => through !== undefined).length,
);
