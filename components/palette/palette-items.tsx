'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';

import type { SearchResult } from '@/lib/contract/search';
import type { NodeRef } from '@/lib/contract/shared-shapes';

import { MatchChips } from '../search/match-chips';
import { NodeLabel } from '../search/node-label';

const ITEM =
  'thumb-row flex cursor-default items-center gap-2.5 rounded-md px-2 text-sm text-ink select-none data-[selected=true]:bg-sunken';

/** A titled part of the list. */
export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="p-1.5 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

/** One node to go to. */
export function NodeItem({
  node,
  query,
  onSelect,
}: {
  /** A search result also says where it was found, if that was not its name. */
  node: NodeRef & { readonly matched?: SearchResult['matched'] };
  query: string;
  onSelect: (node: NodeRef) => void;
}) {
  const [best] = node.matched ?? [];
  return (
    <Command.Item
      value={node.id}
      onSelect={() => {
        onSelect(node);
      }}
      className={`${ITEM} py-1.5`}
    >
      <NodeLabel node={node} query={query} className="flex-1" />
      {best ? <MatchChips matched={[best]} query={query} /> : null}
    </Command.Item>
  );
}

/** One thing to do. */
export function ActionItem({
  id,
  icon,
  onSelect,
  children,
}: {
  id: string;
  icon: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item value={id} onSelect={onSelect} className={`${ITEM} h-9`}>
      <span className="flex size-7 shrink-0 items-center justify-center text-ink-faint [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Command.Item>
  );
}
