'use client';

import { ChevronDown } from 'lucide-react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../../node/node-name';
import { grouped } from '../../ui/quantity';
import { useGraphActions } from '../graph-actions';

/** Opens the columns of a dataset, below its card. */
export function ColumnsButton({ node, isCursor }: { node: GraphNode; isCursor: boolean }) {
  const { columns } = useGraphActions();
  const count = node.columnCount > 0 ? grouped(node.columnCount) : '';
  return (
    <button
      type="button"
      tabIndex={isCursor ? 0 : -1}
      aria-label={`Open the ${count === '' ? '' : `${count} `}columns of ${splitName(node.name).tail}`}
      title="Open its columns"
      className="nopan absolute top-full left-1/2 flex h-5 -translate-x-1/2 -translate-y-1/2 items-center gap-0.5 rounded-full border border-line bg-surface pr-1 pl-2 text-2xs font-medium text-ink-soft tabular-nums opacity-0 shadow-raised transition-[opacity,color,border-color] group-focus-within:opacity-100 group-hover:opacity-100 group-data-selected:opacity-100 hover:border-accent hover:text-accent [&_svg]:size-3"
      onClick={() => {
        columns.open(node);
      }}
    >
      {count === '' ? 'columns' : count}
      <ChevronDown aria-hidden />
    </button>
  );
}
