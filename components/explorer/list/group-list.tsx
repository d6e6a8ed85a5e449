'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';

import type { GraphGroup } from '@/lib/contract/graph';

import { describeGroup, groupCounts } from '../../graph/describe-group';
import { useGraphActions } from '../../graph/graph-actions';
import type { Lens } from '../../graph/lens';
import { mixOf, mixWords, type Mix } from '../../graph/mix';
import { MixBar } from '../../graph/mix-bar';
import { takeFocus } from '../../graph/take-focus';
import type { Marks } from '../../graph/to-flow';
import { cn } from '../../ui/cn';
import { groupDepth } from '../grouping';

/** The groups of an answer, those inside open ones below them; a click shows or hides what is in one. */
export function GroupList({
  groups,
  marks,
  lens,
}: {
  groups: readonly GraphGroup[];
  marks: Marks;
  lens: Lens;
}) {
  if (groups.length === 0) return null;
  return (
    <ul
      aria-label="Groups"
      className="max-h-1/2 shrink-0 overflow-y-auto border-b border-line-strong only:max-h-full"
    >
      {groups.map((group) => (
        <GroupItem
          key={group.id}
          group={group}
          mix={mixOf(lens, { kind: 'group', id: group.id, group })}
          level={groupDepth(group, groups)}
          isCursor={group.id === marks.cursor.id}
          takesFocus={group.id === marks.cursor.id && marks.cursor.by === 'keyboard'}
        />
      ))}
    </ul>
  );
}

function GroupItem({
  group,
  mix,
  level,
  isCursor,
  takesFocus,
}: {
  group: GraphGroup;
  mix: Mix;
  level: number;
  isCursor: boolean;
  takesFocus: boolean;
}) {
  const { openGroup, closeGroup, moveCursor } = useGraphActions();
  const Icon = group.isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={cn('border-b border-line last:border-b-0', isCursor && 'bg-sunken')}>
      <button
        ref={takesFocus ? takeFocus : null}
        type="button"
        data-node={group.id}
        aria-expanded={group.isOpen}
        aria-label={describeGroup(group, mix)}
        title={mixWords(mix) || undefined}
        style={{ paddingLeft: `${0.75 + level}rem` }}
        className="flex h-10 w-full min-w-0 items-center gap-2 pr-3 text-left text-sm hover:bg-sunken pointer-coarse:h-[42px]"
        onFocus={() => {
          moveCursor(group.id);
        }}
        onClick={() => {
          if (group.isOpen) closeGroup(group);
          else openGroup(group);
        }}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="mr-auto min-w-0 truncate font-medium text-ink">{group.label}</span>
        <MixBar mix={mix} className="h-1.5 w-24 shrink-0" />
        <span className="flex shrink-0 gap-3 text-2xs whitespace-nowrap text-ink-faint tabular-nums">
          {group.failing > 0 ? (
            <span className="font-medium text-bad">
              {group.failing.toLocaleString('en')} failing
            </span>
          ) : null}
          {groupCounts(group)}
        </span>
      </button>
    </li>
  );
}
