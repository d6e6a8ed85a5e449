'use client';

import { SlidersHorizontal } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import { Button } from '../../ui/button';
import { cn } from '../../ui/cn';
import { onDemand } from '../../ui/on-demand';
import { useReturnFocus } from '../../ui/use-return-focus';
import { useFilters } from './use-filters';
import type { ViewCommands } from '../view-commands';

const FilterChoices = onDemand(async () => (await import('./filter-choices')).FilterChoices);

/** Filters by ticking; the button says how many hold. */
export function FilterMenu({
  view,
  graph,
  commands,
  isOpen,
  onOpen,
}: {
  view: GraphView;
  graph: GraphResponse;
  commands: ViewCommands;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const filters = useFilters(view, graph, commands, { isWanted: isOpen, leftOut: 'all' });
  const { count } = filters;
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpen}>
      <Popover.Trigger asChild>
        <Button
          look="quiet"
          size="sm"
          aria-label={count === 0 ? 'Filter' : `Filter: ${count} active`}
          aria-keyshortcuts="Shift+F"
          title="Filter by type, status, owner… (F)"
          className={cn('font-sans', count > 0 && 'text-accent')}
          onPointerEnter={FilterChoices.warm}
          onFocus={FilterChoices.warm}
        >
          <SlidersHorizontal aria-hidden className="size-3.5!" />
          <span className="hidden sm:inline">Filter</span>
          {count === 0 ? null : (
            <span className="rounded-full bg-accent px-1.5 text-2xs text-on-accent tabular-nums">
              {count}
            </span>
          )}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Window>
          <FilterChoices
            filters={filters}
            evidence={view.evidence}
            asOf={view.asOf}
            onEvidence={commands.setEvidence}
          />
        </Window>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Window({ children }: { children: ReactNode }) {
  const onCloseAutoFocus = useReturnFocus();
  return (
    <Popover.Content
      align="end"
      sideOffset={6}
      collisionPadding={8}
      aria-label="Filter"
      data-own-keys
      className="z-50 max-h-[min(75dvh,var(--radix-popover-content-available-height))] w-[min(36rem,calc(100vw-1rem))] overflow-y-auto rounded-lg border border-line bg-surface text-sm shadow-raised outline-none"
      onCloseAutoFocus={onCloseAutoFocus}
    >
      {children}
    </Popover.Content>
  );
}
