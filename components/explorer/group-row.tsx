'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';

import type { GraphGroup } from '@/lib/contract/graph';

import { describeGroup, groupCounts } from '../graph/describe-group';
import { useGraphActions } from '../graph/graph-actions';
import { takeFocus } from '../graph/take-focus';
import type { Marks } from '../graph/to-flow';
import { cn } from '../ui/cn';

/** One group of the list: a click shows or hides what is in it. */
export function GroupRow({
  group,
  level,
  index,
  marks,
  columns,
}: {
  group: GraphGroup;
  level: number;
  index: number;
  marks: Marks;
  /** Columns of the table, which it spans. */
  columns: number;
}) {
  const { openGroup, closeGroup, moveCursor } = useGraphActions();
  const isCursor = group.id === marks.cursor.id;
  const Icon = group.isOpen ? ChevronDown : ChevronRight;
  return (
    <tr
      aria-rowindex={index + 2}
      className={cn(
        'bg-sunken/60 hover:bg-sunken',
        isCursor && marks.cursor.by === 'search' && 'bg-warn-soft',
      )}
    >
      <th
        scope="row"
        colSpan={columns}
        className="h-10 border-b border-line px-3 font-normal whitespace-nowrap"
        style={{ paddingLeft: `${0.75 + level}rem` }}
      >
        <button
          ref={isCursor && marks.cursor.by === 'keyboard' ? takeFocus : null}
          type="button"
          data-node={group.id}
          tabIndex={isCursor ? 0 : -1}
          aria-expanded={group.isOpen}
          aria-label={describeGroup(group)}
          className="flex w-full min-w-0 items-center gap-2 text-left text-sm"
          onFocus={() => {
            moveCursor(group.id);
          }}
          onClick={() => {
            if (group.isOpen) closeGroup(group);
            else openGroup(group);
          }}
        >
          <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="truncate font-medium text-ink">{group.label}</span>
          <span className="truncate text-2xs text-ink-faint tabular-nums">
            {groupCounts(group)}
          </span>
          {group.failing > 0 ? (
            <span className="text-2xs font-medium whitespace-nowrap text-bad tabular-nums">
              {group.failing.toLocaleString('en')} failing
            </span>
          ) : null}
        </button>
      </th>
    </tr>
  );
}
