import { Boxes, Database, FolderTree, Shapes, Workflow, type LucideIcon } from 'lucide-react';

import type { GraphGroup } from '@/lib/contract/graph';
import { GROUPINGS, type Grouping } from '@/lib/lineage';

/** How each grouping is called, in the order that `g` walks through. */
export const GROUPING_LOOKS: Readonly<
  Record<Grouping, { readonly label: string; readonly icon: LucideIcon }>
> = {
  none: { label: 'No groups', icon: Boxes },
  namespace: { label: 'By namespace', icon: FolderTree },
  pipeline: { label: 'By pipeline', icon: Workflow },
  source: { label: 'By source', icon: Database },
  type: { label: 'By type', icon: Shapes },
};

/** The grouping after this one; without a focus there is always one. */
export function nextGrouping(now: Grouping, hasFocus: boolean): Grouping {
  const choices = groupingChoices(hasFocus);
  return choices[(choices.indexOf(now) + 1) % choices.length] ?? now;
}

/** The groupings a view can have: a question without a focus needs one. */
export function groupingChoices(hasFocus: boolean): readonly Grouping[] {
  return hasFocus ? GROUPINGS : GROUPINGS.filter((one) => one !== 'none');
}

/** How many open groups are around a group. */
export function groupDepth({ parent }: GraphGroup, groups: readonly GraphGroup[]): number {
  const around = groups.find(({ id }) => id === parent);
  return around === undefined ? 0 : 1 + groupDepth(around, groups);
}
