'use client';

import { CircleHelp, Columns3 } from 'lucide-react';
import Link from 'next/link';

import type { ColumnRef } from '@/lib/contract/columns';
import { columnHref } from '@/lib/url/column-href';

import { splitName } from '../node/node-name';
import { NodeNameLink } from '../node/node-link';
import { VersionLink } from '../versions/version-link';
import { useAskedMoments } from './asked-moments';

/** A column in a line: its name leads to its page, its dataset to the dataset's; of a version both to those of the version. */
export function ColumnLink({ column: { node, field, version } }: { column: ColumnRef }) {
  const { tail } = splitName(node.name);
  const moments = useAskedMoments();
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-sm">
      {field === null ? (
        <span className="flex min-w-0 items-center gap-1 text-ink-faint">
          <CircleHelp aria-hidden className="size-3.5 shrink-0" />
          column unknown
        </span>
      ) : (
        <Link
          href={columnHref(node, field, version ? { ...moments, version: version.key } : moments)}
          prefetch={false}
          title={field}
          className="flex thumb-row min-w-0 items-center gap-1 rounded font-mono font-medium text-ink hover:text-accent hover:underline"
        >
          <Columns3 aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          <bdi className="line-clamp-2 wrap-anywhere">{field === '' ? '(no name)' : field}</bdi>
        </Link>
      )}
      <span className="flex max-w-full min-w-0 items-baseline gap-1.5">
        <span className="shrink-0 text-ink-faint">in</span>
        <span className="min-w-0" title={`${node.namespace} ${node.name}`}>
          {tail ? <NodeNameLink node={node} /> : node.name}
        </span>
        {version ? (
          <span className="max-w-40 shrink-0 truncate text-xs">
            <VersionLink version={{ ...version, node }} />
          </span>
        ) : null}
      </span>
    </span>
  );
}
