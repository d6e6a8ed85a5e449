import type { ReactNode } from 'react';

import { cn } from '../ui/cn';

/** A titled box of the home page. */
export function Panel({
  title,
  aside,
  children,
  className,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-label={title}
      className={cn('min-w-0 overflow-hidden rounded-lg border border-line bg-surface', className)}
    >
      <header className="flex h-10 items-center justify-between gap-3 border-b border-line px-4">
        <h2 className="text-sm font-semibold text-ink">{title}</h2>
        {aside ? <div className="text-xs text-ink-faint">{aside}</div> : null}
      </header>
      {children}
    </section>
  );
}
