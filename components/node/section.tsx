import type { ReactNode } from 'react';

import { cn } from '../ui/cn';

/** A titled part of a tab or page. */
export function Section({
  title,
  aside,
  className,
  children,
}: {
  title: string;
  /** A count or a button at the end of the title line. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className={cn('flex min-w-0 flex-col gap-2', className)}>
      <div className="flex min-h-6 items-center justify-between gap-3">
        <h2 className="text-sm font-semibold text-ink">{title}</h2>
        {aside ? <div className="text-xs text-ink-faint tabular-nums">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
