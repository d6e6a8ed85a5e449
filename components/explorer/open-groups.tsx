'use client';

import { ChevronRight, X } from 'lucide-react';

import type { GraphGroup } from '@/lib/contract/graph';

import { useGraphActions } from '../graph/graph-actions';
import { groupDepth } from './grouping';

/** The groups that are open, each with a way to close it; groups within groups follow them. */
export function OpenGroups({ groups }: { groups: readonly GraphGroup[] }) {
  const { closeGroup } = useGraphActions();
  const open = groups.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return null;
  return (
    <ul
      aria-label="Open groups"
      className="flex max-h-40 max-w-full flex-col items-start gap-0.5 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-raised"
    >
      {open.map((group) => (
        <li
          key={group.id}
          style={{ paddingLeft: `${0.5 + 0.75 * groupDepth(group, groups)}rem` }}
          className="flex h-6 max-w-72 items-center gap-1 pr-0.5 text-xs text-ink-soft pointer-coarse:h-[40px]"
        >
          {group.parent === null ? null : (
            <ChevronRight aria-hidden className="size-3 shrink-0 text-ink-faint" />
          )}
          <span className="truncate" title={group.label}>
            {group.label}
          </span>
          <button
            type="button"
            aria-label={`Close ${group.label}`}
            className="grid size-5 shrink-0 place-items-center rounded text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:size-[40px]"
            onClick={() => {
              closeGroup(group);
            }}
          >
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
