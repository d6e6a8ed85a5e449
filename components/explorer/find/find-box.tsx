'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useId, useState } from 'react';

import { findQuery } from '@/lib/client/find-query';
import type { HiddenNode } from '@/lib/contract/find';
import type { GraphQuery } from '@/lib/contract/graph';

import type { DrawnGraph, DrawnNode } from '../../graph/drawn-graph';
import { Button } from '../../ui/button';
import { grouped } from '../../ui/quantity';
import { useDebounced } from '../../ui/use-debounced';
import { FindHidden, type Folded } from './find-hidden';

const TYPING_MS = 150;

export type Found = {
  /** Nodes in sight, and cards that hold a match, in the order of the picture. */
  readonly ids: readonly string[];
  /** Matches inside folded cards. */
  readonly folded: readonly Folded[];
};

type Matches = (named: { name: string; namespace: string }) => boolean;

function isMatch(node: DrawnNode, matches: Matches): boolean {
  switch (node.kind) {
    case 'node':
      return matches(node.node);
    case 'fold':
      return node.members.some(matches);
    case 'group':
      return matches({ name: node.group.label, namespace: '' });
  }
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Nodes whose name or namespace holds the text, groups called so, and cards that hold such nodes.
 *
 * @param holding ids of cards that the server found matches in.
 */
export function findNodes(
  { nodes }: DrawnGraph,
  text: string,
  holding: ReadonlySet<string> = NONE,
): Found {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { ids: [], folded: [] };
  const matches = ({ name, namespace }: { name: string; namespace: string }) =>
    name.toLowerCase().includes(wanted) || namespace.toLowerCase().includes(wanted);
  const ids: string[] = [];
  const folded: Folded[] = [];
  for (const node of nodes) {
    if (isMatch(node, matches) || holding.has(node.id)) ids.push(node.id);
    if (node.kind !== 'fold') continue;
    for (const member of node.members.filter(matches)) folded.push({ fold: node, member });
  }
  return { ids, folded };
}

/** Finds by name in what is shown, walks through the matches, and offers those that are hidden. */
export function FindBox({
  drawn,
  question,
  onGo,
  onReveal,
  onUnfold,
  onOpen,
  onClose,
}: {
  drawn: DrawnGraph;
  /** The question whose hidden nodes are looked through. */
  question: GraphQuery | null;
  /** Null where nothing in sight matches. */
  onGo: (id: string | null) => void;
  onReveal: (node: HiddenNode) => void;
  onUnfold: (folded: Folded) => void;
  onOpen: (id: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const asked = useDebounced(text.trim(), TYPING_MS);
  const { data, isPlaceholderData } = useQuery(findQuery(question, asked));
  // An answer to what was typed before says nothing of what is typed now.
  const isOld = isPlaceholderData || asked !== text.trim();
  const within = isOld ? [] : (data?.within ?? []);
  const { ids, folded } = findNodes(drawn, text, new Set(within.map((place) => place.id)));
  const at = current === null ? -1 : ids.indexOf(current);
  const goTo = (found: string | null) => {
    setCurrent(found);
    onGo(found);
  };
  const step = (by: 1 | -1) => {
    const from = at === -1 && by === -1 ? 0 : at;
    goTo(ids[(from + by + ids.length) % ids.length] ?? null);
  };
  return (
    // Esc closes it from the matches as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="search"
      aria-label="Find in the graph"
      className="flex max-w-full flex-col items-start gap-1"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex h-9 items-center gap-0.5 rounded-lg border border-line bg-surface pr-1 pl-3 text-xs shadow-raised pointer-coarse:h-[42px]">
        <input
          // Opened by a key or a button to be typed into at once.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={text}
          placeholder="Find in the graph"
          aria-label="Find in the graph"
          className="h-full w-40 bg-transparent text-sm text-ink outline-none placeholder:text-ink-faint sm:w-52"
          onChange={(event) => {
            setText(event.target.value);
            goTo(findNodes(drawn, event.target.value).ids[0] ?? null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.getElementById(id)?.querySelector('button')?.focus();
          }}
        />
        <span aria-live="polite" className="px-1 whitespace-nowrap text-ink-faint tabular-nums">
          {text === '' ? '' : `${grouped(at + 1)} / ${grouped(ids.length)}`}
        </span>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Previous match"
          disabled={ids.length === 0}
          onClick={() => {
            step(-1);
          }}
        >
          <ChevronUp aria-hidden />
        </Button>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Next match"
          disabled={ids.length === 0}
          onClick={() => {
            step(1);
          }}
        >
          <ChevronDown aria-hidden />
        </Button>
        <Button look="quiet" size="iconSm" aria-label="Close" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      <FindHidden
        id={id}
        answer={text.trim() === '' ? undefined : data}
        folded={folded}
        onReveal={onReveal}
        onUnfold={onUnfold}
        onOpen={onOpen}
      />
    </div>
  );
}
