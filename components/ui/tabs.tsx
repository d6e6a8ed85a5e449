'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { cn } from './cn';

export type TabSpec = {
  readonly id: string;
  readonly label: string;
  /** Shown behind the label where there is room. */
  readonly count: string | null;
  /** Nothing in it yet: set back, but it can be opened and says how to fill it. */
  readonly isEmpty: boolean;
};

/** A row of tabs over one body. The arrow keys move between them; which one is open is the caller's. */
export function Tabs({
  label,
  tabs,
  value,
  onChange,
  listClassName,
  bodyClassName,
  bodyRef,
  children,
}: {
  label: string;
  tabs: readonly TabSpec[];
  value: string;
  onChange: (id: string) => void;
  listClassName?: string;
  bodyClassName?: string;
  bodyRef?: (element: HTMLElement | null) => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className="flex min-h-0 flex-1 flex-col">
      <Radix.List
        aria-label={label}
        className={cn(
          'flex shrink-0 [scrollbar-width:none] gap-1 overflow-x-auto border-b border-line bg-surface',
          listClassName,
        )}
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            data-tab={tab.id}
            ref={tab.id === value ? revealTab : null}
            className={cn(
              'group relative flex h-9 min-w-[40px] shrink-0 items-center justify-center gap-1.5 px-2 text-sm font-medium outline-offset-[-3px] transition-colors pointer-coarse:h-[42px]',
              'text-ink-soft hover:text-ink data-[state=active]:text-ink',
              'after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full data-[state=active]:after:bg-accent',
              tab.isEmpty && 'font-normal text-ink-faint',
            )}
          >
            {tab.label}
            {tab.count === null ? null : (
              <span className="hidden rounded bg-sunken px-1 text-xs font-normal text-ink-soft tabular-nums @lg:inline">
                {tab.count}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content
        key={value}
        value={value}
        ref={bodyRef}
        className={cn('outline-offset-[-2px]', bodyClassName)}
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

/** On a narrow screen the open tab may lie outside the row. */
function revealTab(tab: HTMLElement | null) {
  const row = tab?.parentElement;
  if (!tab || !row) return;
  const left = tab.offsetLeft - row.offsetLeft;
  if (left < row.scrollLeft || left + tab.offsetWidth > row.scrollLeft + row.clientWidth) {
    row.scrollTo({ left: left - (row.clientWidth - tab.offsetWidth) / 2 });
  }
}
