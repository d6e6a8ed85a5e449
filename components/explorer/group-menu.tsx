'use client';

import { ChevronDown } from 'lucide-react';

import type { Grouping } from '@/lib/lineage';

import { Button } from '../ui/button';
import { Menu, MenuChoice } from '../ui/menu';
import { GROUPING_LOOKS, groupingChoices } from './grouping';

/** What nodes are gathered by. */
export function GroupMenu({
  grouping,
  hasFocus,
  onChange,
}: {
  grouping: Grouping;
  hasFocus: boolean;
  onChange: (grouping: Grouping) => void;
}) {
  const { label, icon: Icon } = GROUPING_LOOKS[grouping];
  return (
    <Menu
      trigger={
        <Button
          size="sm"
          className="h-8 gap-1.5 text-xs"
          aria-label={`Groups: ${label}`}
          aria-keyshortcuts="g"
          title={`${label} (g)`}
        >
          <Icon aria-hidden className="size-3.5" />
          <span className={grouping === 'none' ? 'hidden 2xl:inline' : 'hidden lg:inline'}>
            {grouping === 'none' ? 'Group' : label}
          </span>
          <ChevronDown aria-hidden className="size-3" />
        </Button>
      }
    >
      <MenuChoice
        value={grouping}
        options={groupingChoices(hasFocus).map((value) => {
          const { label: words, icon: Choice } = GROUPING_LOOKS[value];
          return { value, label: words, icon: <Choice aria-hidden /> };
        })}
        onChange={onChange}
      />
    </Menu>
  );
}
