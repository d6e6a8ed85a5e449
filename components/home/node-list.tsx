'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';

import { rememberNode } from '../palette/recent-nodes';
import { NodeLabel } from '../search/node-label';

/** Nodes, one a line, each a link into the explorer. `aside` says why it is listed. */
export function NodeList<Listed extends NodeRef>({
  nodes,
  aside,
}: {
  nodes: readonly Listed[];
  aside?: (node: Listed) => ReactNode;
}) {
  return (
    <ul className="p-1.5">
      {nodes.map((node) => (
        <li key={node.id}>
          <Link
            href={lineageHref(node.id)}
            prefetch={false}
            className="flex thumb-row items-center gap-3 rounded-md px-2 py-1.5 -outline-offset-2 hover:bg-sunken"
            onClick={() => {
              rememberNode(node);
            }}
          >
            <NodeLabel node={node} className="flex-1" />
            {aside ? (
              <span className="flex shrink-0 items-center gap-2 text-xs text-ink-faint">
                {aside(node)}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
