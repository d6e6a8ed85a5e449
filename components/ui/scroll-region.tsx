import type { ReactNode } from 'react';

import { cn } from './cn';

/** A box that scrolls sideways, reachable by keyboard. `label` names it for screen readers. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn('overflow-x-auto', className)}
    >
      {children}
    </div>
  );
}
