import type { GraphGroup, GraphNode, GraphResponse } from '@/lib/contract/graph';

/** A line of the list: a node, or a group with what is in it below. */
export type ListRow = {
  readonly id: string;
  /** How many open groups are around it. */
  readonly level: number;
} & (
  | { readonly kind: 'node'; readonly node: GraphNode }
  | { readonly kind: 'group'; readonly group: GraphGroup }
);

function gather<Item>(
  items: readonly Item[],
  insideOf: (item: Item) => string | null,
): Map<string | null, Item[]> {
  const found = new Map<string | null, Item[]>();
  for (const item of items) {
    const known = found.get(insideOf(item));
    if (known) known.push(item);
    else found.set(insideOf(item), [item]);
  }
  return found;
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en');

/**
 * The answer in the order of the flow: farthest upstream first, then by name; groups before nodes,
 * and what is in an open group right below it.
 */
export function listRows({ nodes, groups }: Pick<GraphResponse, 'nodes' | 'groups'>): ListRow[] {
  const nodesIn = gather(nodes, ({ group }) => group ?? null);
  const groupsIn = gather(groups, ({ parent }) => parent);
  const rowsIn = (parent: string | null, level: number): ListRow[] => [
    ...(groupsIn.get(parent) ?? [])
      .toSorted((a, b) => a.distance - b.distance || byName(a.label, b.label))
      .flatMap((group): ListRow[] => [
        { kind: 'group', id: group.id, level, group },
        ...rowsIn(group.id, level + 1),
      ]),
    ...(nodesIn.get(parent) ?? [])
      .toSorted(
        (a, b) => a.distance - b.distance || byName(a.name, b.name) || (a.id < b.id ? -1 : 1),
      )
      .map((node) => ({ kind: 'node' as const, id: node.id, level, node })),
  ];
  return rowsIn(null, 0);
}

/** "2 upstream", "focus", "1 downstream". */
export function distanceWords(distance: number): string {
  if (distance === 0) return 'Focus';
  return `${Math.abs(distance)} ${distance < 0 ? 'upstream' : 'downstream'}`;
}
