import type { ComponentProps, ReactNode } from 'react';

import { cn } from './cn';

/** A one-line text field with room for an icon before and a hint or button after the text. */
export function Input({
  icon,
  after,
  className,
  ...props
}: ComponentProps<'input'> & { icon?: ReactNode; after?: ReactNode }) {
  return (
    <div
      className={cn(
        'flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm transition-colors focus-within:border-accent focus-within:outline-2 focus-within:outline-accent/30 hover:border-line-strong focus-within:hover:border-accent pointer-coarse:h-[42px] [&_svg]:size-4 [&_svg]:shrink-0',
        className,
      )}
    >
      {icon ? <span className="text-ink-faint">{icon}</span> : null}
      <input
        {...props}
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {after}
    </div>
  );
}
