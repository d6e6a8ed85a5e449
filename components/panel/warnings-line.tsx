import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';

import { eventsHref } from '@/lib/url/events-url';

import { quantity } from '../ui/quantity';

/** How many warnings the stored events carry, as a link to them; nothing if there are none. */
export function WarningsLine({
  count,
  of,
}: {
  count: number;
  of: { node: string } | { run: string };
}) {
  if (count === 0) return null;
  return (
    <Link
      href={eventsHref({ ...of, warnings: true })}
      className="flex thumb-row items-center gap-2 rounded-lg border border-transparent bg-warn-soft px-3 py-2 text-sm text-warn hover:border-warn"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span>
        {quantity(count, 'warning')} in the events it comes from.{' '}
        <span className="font-medium underline underline-offset-2">See what was off</span>
      </span>
    </Link>
  );
}
