'use client';

import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { useReturnFocus } from './use-return-focus';

const PLACES = {
  /** Over the page, a little above the middle. */
  top: 'top-[12dvh] left-1/2 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 rounded-xl border',
  /** A sheet from the lower edge, for narrow screens. */
  sheet: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t',
} as const;

/** A window over the page. `title` names it for screen readers; show a heading of your own if it should be seen. */
export function Dialog({
  open,
  onOpenChange,
  title,
  place = 'top',
  className,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  place?: keyof typeof PLACES;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-canvas/70 backdrop-blur-[1px]" />
        <Window title={title} place={place} className={className}>
          {children}
        </Window>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Window({
  title,
  place,
  className,
  children,
}: {
  title: string;
  place: keyof typeof PLACES;
  className: string | undefined;
  children: ReactNode;
}) {
  const onCloseAutoFocus = useReturnFocus();
  return (
    <Radix.Content
      aria-describedby={undefined}
      className={cn(
        'fixed z-50 flex flex-col overflow-hidden border-line bg-surface shadow-raised outline-none',
        PLACES[place],
        className,
      )}
      onCloseAutoFocus={onCloseAutoFocus}
    >
      <Radix.Title className="sr-only">{title}</Radix.Title>
      {children}
    </Radix.Content>
  );
}
