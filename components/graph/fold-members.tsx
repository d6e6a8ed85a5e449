'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';

import { membersQuery } from '@/lib/client/members-query';
import type { GraphNode } from '@/lib/contract/graph';

import { nodeTypeLook } from '../node/node-type';
import { StatusBadge } from '../node/status-badge';
import { Button } from '../ui/button';
import { quantity } from '../ui/quantity';
import { useDebounced } from '../ui/use-debounced';
import { walkRows } from '../ui/walk-rows';
import { describeFold } from './describe-fold';
import type { Fold } from './drawn-graph';
import { useGraphActions, useQuestion } from './graph-actions';
import type { Mix } from './mix';
import { MixList } from './mix-bar';

/** Longer lists are searched, not scrolled. */
const MOST_LISTED = 100;
const TYPING_MS = 150;

type Member = Pick<GraphNode, 'id' | 'key' | 'kind' | 'type' | 'name' | 'namespace' | 'status'>;

/** Narrower screens have no room beside a card, px. */
const BESIDE_FROM_PX = 640;

/** The list of what is inside a folded card, beside it or below; inside a `Popover.Root` with its trigger. */
export function FoldPopover({
  fold,
  mix,
  side,
  onLeave,
}: {
  fold: Fold;
  mix: Mix;
  side?: 'bottom';
  /** Decides where the focus goes when it closes and nothing was chosen, if not to the trigger. */
  onLeave?: (event: Event) => void;
}) {
  // Then the focus goes on to what comes out, and not back to the card.
  const isChosen = useRef(false);
  const choose = () => {
    isChosen.current = true;
  };
  const isNarrow = typeof window !== 'undefined' && window.innerWidth < BESIDE_FROM_PX;
  return (
    <Popover.Portal>
      <Popover.Content
        aria-label={describeFold(fold).what}
        side={side ?? (isNarrow ? 'bottom' : 'right')}
        align={side === undefined ? 'center' : 'start'}
        sideOffset={side === undefined ? 10 : 2}
        collisionPadding={12}
        className="z-40 flex w-80 max-w-[calc(100vw-1.5rem)] flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised"
        onOpenAutoFocus={() => {
          isChosen.current = false;
        }}
        onCloseAutoFocus={(event) => {
          if (isChosen.current) event.preventDefault();
          else onLeave?.(event);
        }}
      >
        <MixList mix={mix} />
        {fold.isOnServer ? (
          <ServerMembers fold={fold} onChoose={choose} />
        ) : (
          <PageMembers fold={fold} onChoose={choose} />
        )}
      </Popover.Content>
    </Popover.Portal>
  );
}

type Inside = { readonly fold: Fold; readonly onChoose: () => void };

/** Members that came with the answer. */
function PageMembers({ fold, onChoose }: Inside) {
  const [text, setText] = useState('');
  const found = fold.members.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  const listed = found.slice(0, MOST_LISTED);
  return (
    <Members
      fold={fold}
      onChoose={onChoose}
      text={text}
      onText={setText}
      members={listed}
      words={countWords(text, found.length, listed.length)}
    />
  );
}

/** Members that the server lists, page by page. */
function ServerMembers({ fold, onChoose }: Inside) {
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
      onChoose={onChoose}
      text={text}
      onText={setText}
      members={listed}
      words={total === null ? waiting : countWords(text, total, listed.length)}
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

function countWords(text: string, total: number, listed: number): string | null {
  if (total === 0) return 'Nothing by that name here.';
  const found = text === '' ? null : `${total.toLocaleString('en')} found`;
  const rest = total - listed;
  const more = rest > 0 ? `${rest.toLocaleString('en')} more: type to narrow` : null;
  return [found, more].filter((part) => part !== null).join(' · ') || null;
}

function Members({
  fold,
  onChoose,
  text,
  onText,
  members,
  words,
  more = null,
}: Inside & {
  text: string;
  onText: (text: string) => void;
  members: readonly Member[];
  words: string | null;
  more?: React.ReactNode;
}) {
  const { takeOut, unfold } = useGraphActions();
  const list = useRef<HTMLUListElement>(null);
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
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            list.current?.querySelector('button')?.focus();
          }}
          placeholder={label}
          aria-label={label}
          className="h-9 w-full bg-transparent text-sm text-ink outline-none placeholder:text-ink-faint"
        />
      </label>
      {/* Arrows walk through the buttons in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} className="max-h-72 overflow-y-auto p-1" onKeyDown={walkRows}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onChoose={() => {
              onChoose();
              takeOut(fold, member);
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
              onChoose();
              unfold(fold, members[0]?.id ?? null);
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
        className="flex w-full items-center gap-2 rounded px-2 py-1 text-left text-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:bg-sunken pointer-coarse:min-h-[40px]"
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
