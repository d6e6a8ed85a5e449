import type { GraphNode } from '@/lib/contract/graph';

import type { EdgesOf } from '../edge/edges-dialog';
import type { DrawnGraph } from '../graph/drawn-graph';
import { columnAt, readFocused } from '../graph/focused';

/** Whose edges are asked about: the column the keyboard is on, else the node at the cursor. */
export function edgesAt(drawn: DrawnGraph, atCursor: GraphNode | undefined): EdgesOf | null {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? readFocused(activeElement) : null;
  const column = focused === null ? null : columnAt(drawn, focused);
  if (column !== null) return column;
  return atCursor === undefined ? null : { node: atCursor.id };
}
