import { ArrowDown, ArrowUp, EyeOff, Filter } from 'lucide-react';
import Link from 'next/link';

import type { ColumnMark } from '@/lib/contract/columns';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnTraceHref } from '@/lib/url/column-href';

import { grouped, quantity } from '../ui/quantity';

function inWords({ upstream, downstream, indirect, isMasked }: ColumnMark): string {
  const parts = [
    upstream > 0 ? `made from ${quantity(upstream, 'column')}` : null,
    downstream > 0 ? `goes into ${quantity(downstream, 'column')}` : null,
    indirect > 0 ? 'filters, joins or sorts' : null,
    isMasked ? 'masked' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** How much leads into a column and out of it; leads to its trace. */
export function LineageMark({ node, mark }: { node: Pick<NodeRef, 'id'>; mark: ColumnMark }) {
  const { upstream, downstream, indirect, isMasked, field } = mark;
  return (
    <Link
      href={columnTraceHref({ node }, field)}
      prefetch={false}
      title={`Trace it: ${inWords(mark)}`}
      className="flex h-5 thumb-row shrink-0 items-center gap-1 self-start rounded px-1 text-2xs font-medium text-accent tabular-nums hover:bg-accent-soft [&_svg]:size-3"
    >
      <span className="sr-only">
        Trace {field.slice(0, 200)}: {inWords(mark)}
      </span>
      <span aria-hidden className="flex items-center gap-1">
        {upstream > 0 ? (
          <span className="flex items-center">
            <ArrowUp />
            {grouped(upstream)}
          </span>
        ) : null}
        {downstream > 0 ? (
          <span className="flex items-center">
            <ArrowDown />
            {grouped(downstream)}
          </span>
        ) : null}
        {upstream + downstream === 0 && indirect > 0 ? <Filter /> : null}
        {isMasked ? <EyeOff className="text-warn" /> : null}
      </span>
    </Link>
  );
}
