'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';
import { searchHref } from '@/lib/url/search-url';

import { ActionItem, NodeItem } from '../palette/palette-items';
import { rememberNode } from '../palette/recent-nodes';
import { useInstantNodes } from '../search/use-instant-nodes';
import { cn } from '../ui/cn';
import { quantity } from '../ui/quantity';

/** The one box of the home page: type, and the best matches stand below it. */
export function HomeSearch() {
  const router = useRouter();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { nodes, total, isError, isPending, value, setValue } = useInstantNodes(text);
  const query = text.trim();
  const isShown = isOpen && query !== '' && !(isPending && nodes.length === 0);

  function openNode(node: NodeRef) {
    rememberNode(node);
    router.push(lineageHref(node.id));
  }

  return (
    <Command
      label="Find a dataset, model or job"
      shouldFilter={false}
      loop
      value={value}
      onValueChange={setValue}
      className="relative"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setIsOpen(false);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
      }}
    >
      <div className="flex h-12 items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 shadow-raised focus-within:border-accent focus-within:outline-3 focus-within:outline-accent/25">
        <Search aria-hidden className="size-5 shrink-0 text-ink-faint" />
        <Command.Input
          // The page is one box; whoever comes here comes to type.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={text}
          onValueChange={(next) => {
            setText(next);
            setIsOpen(true);
          }}
          onFocus={() => {
            setIsOpen(true);
          }}
          aria-expanded={isShown}
          placeholder="Find a table, model, job, column, tag or owner"
          className="h-full min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
        />
      </div>
      <Command.List
        label="Matches"
        className={cn(
          'absolute inset-x-0 top-full z-20 mt-2 max-h-[min(32rem,60dvh)] overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-raised',
          !isShown && 'hidden',
        )}
      >
        {query === ''
          ? null
          : nodes.map((node) => (
              <NodeItem key={node.id} node={node} query={query} onSelect={openNode} />
            ))}
        {query === '' || (isPending && nodes.length === 0) ? null : (
          <ActionItem
            id="search-all"
            icon={<Search aria-hidden />}
            onSelect={() => {
              router.push(searchHref({ q: query }));
            }}
          >
            {isError ? 'Search is not answering. Open the search page' : null}
            {!isError && total > 0 ? `See all ${quantity(total, 'result')}` : null}
            {!isError && total === 0 ? `Nothing matches “${query}”. Search with filters` : null}
          </ActionItem>
        )}
      </Command.List>
      <p role="status" className="sr-only">
        {isShown ? quantity(total, 'result') : ''}
      </p>
    </Command>
  );
}
