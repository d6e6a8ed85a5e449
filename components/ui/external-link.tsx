import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { safeHref } from './safe-href';

/** A link to another site if `href` is one a link may lead to; otherwise the same words as plain text. */
export function ExternalLink({
  href,
  children,
  className,
}: {
  href: string;
  children: ReactNode;
  className?: string;
}) {
  const safe = safeHref(href);
  if (safe === null) return <span className={className}>{children}</span>;
  return (
    <a
      href={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={cn('text-accent underline-offset-2 hover:underline', className)}
    >
      {children}
      <ArrowUpRight aria-hidden className="ml-0.5 inline size-3 align-baseline" />
      <span className="sr-only"> (opens another site)</span>
    </a>
  );
}
