import type { GraphGroup, GraphNode } from '@/lib/contract/graph';
import { groupPart, sourceOf } from '@/lib/lineage';

/** What of a node tells which group it goes into. */
export type Homeless = Pick<GraphNode, 'type' | 'namespace' | 'name'>;

const asText = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** Whether the parts of a group's id (see lib/lineage/group-id.ts) are what a node has in that order. */
function isHeld(parts: readonly string[], labels: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const label = labels[at] ?? '';
    if (part.endsWith('*')) {
      const start = asText(part.slice(0, -1));
      if (start === null || !label.startsWith(start)) return false;
    } else {
      if (groupPart(label) !== part) return false;
      at += 1;
    }
  }
  return true;
}

/** What a grouping goes by, the outermost first; null where the node does not tell it. */
function labelsOf(grouping: string, { type, namespace, name }: Homeless): string[] | null {
  switch (grouping) {
    case 'namespace':
      return [namespace, name];
    case 'source':
      return [sourceOf(namespace), namespace, name];
    case 'type':
      return [type, namespace, name];
    default:
      return null;
  }
}

/**
 * The closed group that a node went into, by what the node says of itself. Pipelines are told by
 * runs, which it does not hold: null there.
 */
export function homeGroup(groups: readonly GraphGroup[], node: Homeless): GraphGroup | null {
  const home = groups.find(({ id, isOpen }) => {
    const [, grouping = '', ...parts] = id.split(':');
    const labels = isOpen ? null : labelsOf(grouping, node);
    return labels !== null && isHeld(parts, labels);
  });
  return home ?? null;
}
