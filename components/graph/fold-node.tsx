'use client';

import type { NodeProps } from '@xyflow/react';
import { ChevronsUpDown, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, useState } from 'react';

import { nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { describeFold } from './describe-fold';
import type { Fold } from './drawn-graph';
import { useGraphActions } from './graph-actions';
import { useGlow } from './lit-store';
import { takeFocus } from './take-focus';
import type { FoldNode as FoldFlowNode } from './to-flow';

/** Longer lists are searched, not scrolled. */
const MOST_LISTED = 100;

/** "23 more jobs": siblings folded into one card, with a search inside. */
export const FoldNode = memo(function FoldNode({ data }: NodeProps<FoldFlowNode>) {
  const { fold, isCursor, takesFocus } = data;
  const { moveCursor } = useGraphActions();
  const glow = useGlow('nodes', fold.id);
  const { what, where, failed } = describeFold(fold);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          ref={takesFocus ? takeFocus : null}
          type="button"
          data-node={fold.id}
          tabIndex={isCursor ? 0 : -1}
          aria-label={`${what} ${fold.side === 'up' ? 'upstream' : 'downstream'} of ${fold.anchor.name}`}
          className={cn(
            'relative flex size-full items-center gap-2 border border-line bg-surface px-3 text-left hover:border-line-strong',
            fold.memberKind === 'job' ? 'rounded-full' : 'rounded-lg',
            glow === 'dim' && 'opacity-0',
          )}
          onFocus={() => {
            moveCursor(fold.id);
          }}
        >
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 grow">
            <span className="block truncate text-xs font-semibold text-ink">{what}</span>
            <span className="block truncate text-2xs text-ink-faint">
              {failed > 0 ? <span className="text-bad">{failed} failed · </span> : null}
              {where}
            </span>
          </span>
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={what}
          side="right"
          sideOffset={10}
          collisionPadding={12}
          className="z-40 flex w-80 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised"
        >
          <Members fold={fold} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
});

function Members({ fold }: { fold: Fold }) {
  const { unfold } = useGraphActions();
  const [text, setText] = useState('');
  const found = fold.members.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <label className="flex items-center gap-2 border-b border-line px-3 text-ink-faint focus-within:text-ink-soft">
        <Search aria-hidden className="size-4 shrink-0" />
        <input
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          placeholder={`Find in ${fold.members.length} ${fold.memberKind}s`}
          aria-label={`Find in ${fold.members.length} ${fold.memberKind}s`}
          className="h-9 w-full bg-transparent text-sm text-ink outline-none placeholder:text-ink-faint"
        />
      </label>
      <ul className="max-h-72 overflow-y-auto p-1">
        {found.slice(0, MOST_LISTED).map((member) => {
          const { icon: Icon } = nodeTypeLook(member.kind, member.type);
          return (
            <li key={member.id}>
              <Popover.Close
                title={member.name}
                className="flex w-full items-center gap-2 rounded px-2 py-1 text-left text-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:bg-sunken"
                onClick={() => {
                  unfold(fold, member);
                }}
              >
                <Icon aria-hidden className="size-3.5 shrink-0" />
                <span className="min-w-0 grow truncate">{member.name}</span>
                {member.status === 'failed' || member.status === 'running' ? (
                  <StatusBadge status={member.status} />
                ) : null}
              </Popover.Close>
            </li>
          );
        })}
      </ul>
      <p className="px-3 pb-2 text-2xs text-ink-faint" aria-live="polite">
        {found.length === 0 ? 'Nothing by that name here.' : null}
        {found.length > MOST_LISTED ? `${found.length - MOST_LISTED} more: type to narrow.` : null}
      </p>
      <div className="border-t border-line p-2">
        <Popover.Close asChild>
          <Button
            size="sm"
            className="w-full"
            onClick={() => {
              unfold(fold, null);
            }}
          >
            Show all {fold.members.length}
          </Button>
        </Popover.Close>
      </div>
    </>
  );
}
