'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type KeyboardEvent } from 'react';

import type { SearchResult } from '@/lib/contract/search';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref } from '@/lib/url/node-href';
import { searchHref } from '@/lib/url/search-url';

import { useInstantNodes } from '../search/use-instant-nodes';
import { Dialog } from '../ui/dialog';
import { quantity } from '../ui/quantity';
import { FoundColumns } from './found-columns';
import { PaletteFooter } from './palette-footer';
import { ActionItem, NodeItem, PaletteGroup } from './palette-items';
import { rememberNode, useRecentNodes } from './recent-nodes';
import { matchingCommands, useCommands, type PaletteCommand } from './use-commands';

const NONE: readonly SearchResult[] = [];
const GROUPS = ['Go to', 'Do'] as const;

/** Finds nodes, goes to pages and does things, without the mouse. */
export function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const recent = useRecentNodes();
  const commands = matchingCommands(useCommands(), text);
  const { nodes, total, isError, isPending, value, setValue } = useInstantNodes(text);
  const query = text.trim();
  const listed: readonly NodeRef[] = query === '' ? recent : nodes;

  function openNode(node: NodeRef, href: string) {
    rememberNode(node);
    onClose();
    router.push(href);
  }

  async function handleCommand(command: PaletteCommand) {
    if (await command.run()) onClose();
    else setFailure(`“${command.label}” did not work`);
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    const node = listed.find(({ id }) => id === value);
    if (!node) return;
    event.preventDefault();
    openNode(node, nodeHref(node));
  }

  return (
    <Dialog open onOpenChange={onClose} title="Search or jump to">
      <Command
        label="Search or jump to"
        shouldFilter={false}
        loop
        value={value}
        onValueChange={setValue}
        onKeyDown={handleKeyDown}
        className="flex min-h-0 flex-col"
      >
        <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
          <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder="Name, column, tag, owner, or a command"
            className="h-full min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
          />
        </div>
        <Command.List className="max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain">
          {listed.length > 0 ? (
            <PaletteGroup heading={query === '' ? 'Recently opened' : 'Nodes'}>
              {listed.map((node) => (
                <NodeItem
                  key={node.id}
                  node={node}
                  query={query}
                  onSelect={(picked) => {
                    openNode(picked, lineageHref(picked.id));
                  }}
                />
              ))}
            </PaletteGroup>
          ) : null}
          <FoundColumns nodes={query === '' ? NONE : nodes} onOpen={openNode} />
          {query !== '' && !(isPending && nodes.length === 0) ? (
            <PaletteGroup heading="Search">
              <ActionItem
                id="search-all"
                icon={<Search aria-hidden />}
                onSelect={() => {
                  onClose();
                  router.push(searchHref({ q: query }));
                }}
              >
                {isError ? 'Search is not answering. Open the search page' : null}
                {!isError && total > 0 ? `See all ${quantity(total, 'result')}` : null}
                {!isError && total === 0 ? `No node matches “${query}”. Search with filters` : null}
              </ActionItem>
            </PaletteGroup>
          ) : null}
          {GROUPS.map((group) => {
            const members = commands.filter((command) => command.group === group);
            return members.length === 0 ? null : (
              <PaletteGroup key={group} heading={group}>
                {members.map((command) => (
                  <ActionItem
                    key={command.id}
                    id={command.id}
                    icon={command.icon}
                    onSelect={() => {
                      void handleCommand(command);
                    }}
                  >
                    {command.label}
                  </ActionItem>
                ))}
              </PaletteGroup>
            );
          })}
        </Command.List>
        <PaletteFooter
          message={failure}
          found={query === '' || isPending ? null : quantity(total, 'node') + ' found'}
          hasNodes={listed.length > 0}
        />
      </Command>
    </Dialog>
  );
}
