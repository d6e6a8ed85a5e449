import { ArrowRight, CircleCheck } from 'lucide-react';
import Link from 'next/link';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';

import { Button } from '../ui/button';

/** The moment the first event is there: the way to what it drew. */
export function FirstEventArrived({ node }: { node: NodeRef }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-line bg-ok-soft px-4 py-3 text-sm text-ink"
    >
      <span className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 text-ok" />
        Your first event has arrived.
      </span>
      <Button asChild look="primary" size="sm">
        <Link href={lineageHref(node.id)}>
          See its lineage <ArrowRight aria-hidden />
        </Link>
      </Button>
    </div>
  );
}
