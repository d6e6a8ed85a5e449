'use client';

import { Columns3 } from 'lucide-react';

import type { SearchResult } from '@/lib/contract/search';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnId } from '@/lib/lineage';
import { columnHref } from '@/lib/url/column-href';

import { splitName } from '../node/node-name';
import { ActionItem, PaletteGroup } from './palette-items';

const MOST_LISTED = 4;

/** The columns by which nodes were found; each leads to its own page. */
export function FoundColumns({
  nodes,
  onOpen,
}: {
  nodes: readonly SearchResult[];
  onOpen: (node: NodeRef, href: string) => void;
}) {
  const columns = nodes.flatMap((node) =>
    node.matched.flatMap((match) => (match.in === 'column' ? [{ node, field: match.text }] : [])),
  );
  if (columns.length === 0) return null;
  return (
    <PaletteGroup heading="Columns">
      {columns.slice(0, MOST_LISTED).map(({ node, field }) => (
        <ActionItem
          key={columnId(node.id, field)}
          id={columnId(node.id, field)}
          icon={<Columns3 aria-hidden />}
          onSelect={() => {
            onOpen(node, columnHref(node, field));
          }}
        >
          <bdi className="font-mono">{field}</bdi>
          <span className="text-ink-faint"> in {splitName(node.name).tail}</span>
        </ActionItem>
      ))}
    </PaletteGroup>
  );
}
