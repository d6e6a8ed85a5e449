'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { splitName } from '../../node/node-name';
import { useGraphActions } from '../graph-actions';
import { SEARCH_LIMIT } from './edit-tables';
import type { OpenTable } from './open-table';

/** Finds columns of an open card by name. */
export function TableSearch({
  node,
  table: { search },
  isCursor,
}: {
  node: GraphNode;
  table: OpenTable;
  isCursor: boolean;
}) {
  const { columns } = useGraphActions();
  // While it is typed, the text is ahead of the URL.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="flex h-[32px] shrink-0 items-center gap-2 border-b border-line px-3 text-ink-faint focus-within:bg-sunken in-thumb-list:h-[40px]">
      <Search aria-hidden className="size-3 shrink-0" />
      <input
        type="search"
        value={typed ?? search}
        maxLength={SEARCH_LIMIT}
        tabIndex={isCursor ? 0 : -1}
        placeholder="Find a column"
        aria-label={`Find a column of ${splitName(node.name).tail}`}
        className="nopan h-full min-w-0 grow bg-transparent text-xs text-ink outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
        onBlur={() => {
          setTyped(null);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          columns.search(node, target.value);
        }}
      />
    </label>
  );
}
