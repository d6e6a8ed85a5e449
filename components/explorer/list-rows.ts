import type { GraphNode } from '@/lib/contract/graph';

/** The nodes in the order of the flow: farthest upstream first, then by name. */
export function listRows(nodes: readonly GraphNode[]): GraphNode[] {
  return nodes.toSorted(
    (a, b) =>
      a.distance - b.distance || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1),
  );
}

/** "2 upstream", "focus", "1 downstream". */
export function distanceWords(distance: number): string {
  if (distance === 0) return 'Focus';
  return `${Math.abs(distance)} ${distance < 0 ? 'upstream' : 'downstream'}`;
}
