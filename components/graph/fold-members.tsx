'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';

import { membersQuery } from '@/lib/client/members-query';
import type { GraphNode } from '@/lib/contract/graph';

import { nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { Button } from '../ui/button';
import { quantity } from '../ui/quantity';
import { useDebounced } from '../ui/use-debounced';
import { describeFold } from './describe-fold';
import type { Fold } from './drawn-graph';
import { useGraphActions, useQuestion } from './graph-actions';

/** Longer lists are searched, not scrolled. */
const MOST_LISTED = 100;
const TYPING_MS = 150;

type Member = Pick<GraphNode, 'id' | 'key' | 'kind' | 'type' | 'name' | 'namespace' | 'status'>;

/** The list of what is inside a folded card, beside it; inside a `Popover.Root` with its trigger. */
export function FoldPopover({ fold }: { fold: Fold }) {
  return (
    <Popover.Portal>
      <Popover.Content
        aria-label={describeFold(fold).what}
        side="right"
        sideOffset={10}
        collisionPadding={12}
        className="z-40 flex w-80 max-w-[calc(100vw-1.5rem)] flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised"
      >
        {fold.isOnServer ? <ServerMembers fold={fold} /> : <PageMembers fold={fold} />}
      </Popover.Content>
    </Popover.Portal>
  );
}

/** Members that came with the answer. */
function PageMembers({ fold }: { fold: Fold }) {
  const [text, setText] = useState('');
  const found = fold.members.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  const listed = found.slice(0, MOST_LISTED);
  return (
    <Members
      fold={fold}
      text={text}
      onText={setText}
      members={listed}
      words={countWords(found.length, listed.length)}
    />
  );
}

/** Members that the server lists, page by page. */
function ServerMembers({ fold }: { fold: Fold }) {
  const [text, setText] = useState('');
  const question = useQuestion();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...membersQuery(question, fold.name, useDebounced(text.trim(), TYPING_MS)),
    placeholderData: keepPreviousData,
  });
  const listed = data?.pages.flatMap(({ members }) => members) ?? [];
  const total = data?.pages[0]?.total ?? null;
  const waiting = error === null ? null : 'The server did not answer. Type to ask again.';
  return (
    <Members
      fold={fold}
      text={text}
      onText={setText}
      members={listed}
      words={total === null ? waiting : countWords(total, listed.length)}
      more={
        hasNextPage ? (
          <Button
            look="quiet"
            size="sm"
            className="w-full"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            List more
          </Button>
        ) : null
      }
    />
  );
}

function countWords(total: number, listed: number): string | null {
  if (total === 0) return 'Nothing by that name here.';
  const rest = total - listed;
  return rest > 0 ? `${rest.toLocaleString('en')} more: type to narrow.` : null;
}

function Members({
  fold,
  text,
  onText,
  members,
  words,
  more = null,
}: {
  fold: Fold;
  text: string;
  onText: (text: string) => void;
  members: readonly Member[];
  words: string | null;
  more?: React.ReactNode;
}) {
  const { unfold } = useGraphActions();
  const label = `Find in ${quantity(fold.count, fold.memberKind)}`;
  return (
    <>
      <label className="flex items-center gap-2 border-b border-line px-3 text-ink-faint focus-within:text-ink-soft">
        <Search aria-hidden className="size-4 shrink-0" />
        <input
          value={text}
          onChange={(event) => {
            onText(event.target.value);
          }}
          placeholder={label}
          aria-label={label}
          className="h-9 w-full bg-transparent text-sm text-ink outline-none placeholder:text-ink-faint"
        />
      </label>
      <ul className="max-h-72 overflow-y-auto p-1">
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onChoose={() => {
              unfold(fold, member);
            }}
          />
        ))}
        {more === null ? null : <li>{more}</li>}
      </ul>
      <p className="px-3 pb-2 text-2xs text-ink-faint" aria-live="polite">
        {words}
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
            Show all {fold.count.toLocaleString('en')}
          </Button>
        </Popover.Close>
      </div>
    </>
  );
}

function MemberRow({ member, onChoose }: { member: Member; onChoose: () => void }) {
  const { icon: Icon } = nodeTypeLook(member.kind, member.type);
  return (
    <li>
      <Popover.Close
        title={`${member.name}\n${member.namespace}`}
        className="flex w-full items-center gap-2 rounded px-2 py-1 text-left text-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:bg-sunken"
        onClick={onChoose}
      >
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 grow truncate">{member.name}</span>
        {member.status === 'failed' || member.status === 'running' ? (
          <StatusBadge status={member.status} />
        ) : null}
      </Popover.Close>
    </li>
  );
}
