import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

import { Notice } from '../ui/notice';

/** An empty tab: says what would fill it. */
export function EmptyTab({
  title,
  facet,
  children,
}: {
  title: string;
  /** Name of the OpenLineage facet that fills the tab; null if it is not a facet that does. */
  facet: string | null;
  children: ReactNode;
}) {
  return (
    <Notice icon={<Inbox aria-hidden />} title={title}>
      {children}
      {facet === null ? null : (
        <p className="mt-2">
          Facet:{' '}
          <code className="rounded bg-sunken px-1 py-0.5 font-mono text-xs text-ink">{facet}</code>
        </p>
      )}
    </Notice>
  );
}
