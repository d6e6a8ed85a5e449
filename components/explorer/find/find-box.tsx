'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useId, useState } from 'react';

import type { HiddenNode } from '@/lib/contract/find';
import type { GraphQuery } from '@/lib/contract/graph';

import type { DrawnGraph, DrawnNode } from '../../graph/drawn-graph';
import { Button } from '../../ui/button';
import { FindHidden, type Folded } from './find-hidden';

export type Found = {
  /** Nodes in sight, in the order of the picture. */
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

/** Nodes whose name or namespace holds the text, and groups called so. */
export function findNodes({ nodes }: DrawnGraph, text: string): Found {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { ids: [], folded: [] };
  const matches = ({ name, namespace }: { name: string; namespace: string }) =>
    name.toLowerCase().includes(wanted) || namespace.toLowerCase().includes(wanted);
  const ids: string[] = [];
  const folded: Folded[] = [];
  for (const node of nodes) {
    if (isMatch(node, matches)) ids.push(node.id);
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
  const [at, setAt] = useState(0);
  const { ids, folded } = findNodes(drawn, text);
  const go = (index: number, list: readonly string[]) => {
    const next = list.length === 0 ? 0 : (index + list.length) % list.length;
    const id = list[next];
    setAt(next);
    onGo(id ?? null);
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
            go(0, findNodes(drawn, event.target.value).ids);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1), ids);
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.getElementById(id)?.querySelector('button')?.focus();
          }}
        />
        <span aria-live="polite" className="px-1 whitespace-nowrap text-ink-faint tabular-nums">
          {text === '' ? '' : `${ids.length === 0 ? 0 : at + 1} / ${ids.length}`}
        </span>
        <Button
          look="quiet"
          size="iconSm"
          aria-label="Previous match"
          disabled={ids.length === 0}
          onClick={() => {
            go(at - 1, ids);
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
            go(at + 1, ids);
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
        question={question}
        text={text}
        folded={folded}
        onReveal={onReveal}
        onUnfold={onUnfold}
        onOpen={onOpen}
      />
    </div>
  );
}
