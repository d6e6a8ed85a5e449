'use client';

import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';

/** A window that is open at a point of what it lies on; its children are a `Popover.Portal` with the content. */
export function WindowAt({
  x,
  y,
  onClose,
  children,
}: {
  /** Px from the left and top of the nearest positioned element. */
  x: number;
  y: number;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Popover.Anchor
        className="pointer-events-none absolute size-px"
        style={{ left: x, top: y }}
      />
      {children}
    </Popover.Root>
  );
}
