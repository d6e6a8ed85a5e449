import Link from 'next/link';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import { nodeHref } from '@/lib/url/node-href';

import { splitName } from './node-name';
import { TypeIcon } from './type-icon';

/** A node in a line, as a link to its page: icon, last part of the name strong, namespace below. */
export function NodeLink({ node, tab }: { node: NodeRef; tab?: string }) {
  const { head, tail } = splitName(node.name);
  return (
    <Link
      href={nodeHref(node, tab)}
      prefetch={false}
      className="group flex thumb-row min-w-0 items-center gap-2 rounded-md px-1.5 py-1 hover:bg-sunken"
    >
      <TypeIcon node={node} size="sm" />
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className="flex w-fit max-w-full min-w-0 text-sm" title={node.name}>
          {head ? (
            <span className="min-w-0 shrink-9999 truncate text-ink-faint">{head}</span>
          ) : null}
          <span className="min-w-0 truncate font-medium text-ink group-hover:text-accent">
            {tail}
          </span>
        </bdi>
        <bdi className="w-fit max-w-full truncate text-xs text-ink-faint" title={node.namespace}>
          {node.namespace}
        </bdi>
      </span>
    </Link>
  );
}

/** A node's name as a link inside a sentence or a table cell. */
export function NodeNameLink({ node, tab }: { node: NodeRef; tab?: string }) {
  const { tail } = splitName(node.name);
  return (
    <Link
      href={nodeHref(node, tab)}
      prefetch={false}
      title={`${node.namespace} ${node.name}`}
      className="thumb rounded font-medium text-ink underline decoration-line-strong underline-offset-2 hover:text-accent hover:decoration-accent"
    >
      <bdi className="line-clamp-2 wrap-anywhere">{tail}</bdi>
    </Link>
  );
}
