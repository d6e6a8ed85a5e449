import type { ReactNode } from 'react';

import { cn } from './cn';

/** What is said where there is nothing to show: what happened, and a way on. */
export function Notice({
  icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cn(
        'mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-12 text-center',
        className,
      )}
    >
      {icon ? <div className="mb-1 text-ink-faint [&_svg]:size-6">{icon}</div> : null}
      <h2 className="text-sm font-semibold text-ink">{title}</h2>
      {children ? <div className="text-sm text-pretty text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
