'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';

import type { DrawnGraph, DrawnNode } from '../graph/drawn-graph';
import { Button } from '../ui/button';

export type Found = {
  /** Nodes in sight, in the order of the picture. */
  readonly ids: readonly string[];
  /** Matches inside folded cards. */
  readonly folded: number;
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
  if (wanted === '') return { ids: [], folded: 0 };
  const matches = ({ name, namespace }: { name: string; namespace: string }) =>
    name.toLowerCase().includes(wanted) || namespace.toLowerCase().includes(wanted);
  const ids: string[] = [];
  let folded = 0;
  for (const node of nodes) {
    if (isMatch(node, matches)) ids.push(node.id);
    if (node.kind === 'fold') folded += node.members.filter(matches).length;
  }
  return { ids, folded };
}

/** Finds by name in what is shown, and walks through the matches. */
export function FindBox({
  drawn,
  onGo,
  onClose,
}: {
  drawn: DrawnGraph;
  onGo: (id: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { ids, folded } = findNodes(drawn, text);
  const go = (index: number, list: readonly string[]) => {
    const next = list.length === 0 ? 0 : (index + list.length) % list.length;
    const id = list[next];
    setAt(next);
    if (id !== undefined) onGo(id);
  };
  return (
    <div
      role="search"
      aria-label="Find in the graph"
      className="flex h-9 items-center gap-0.5 rounded-lg border border-line bg-surface pr-1 pl-3 text-xs shadow-raised"
    >
      <input
        // Opened by a key or a button to be typed into at once.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        placeholder="Find in the graph"
        aria-label="Find in the graph"
        className="w-40 bg-transparent text-sm text-ink outline-none placeholder:text-ink-faint sm:w-52"
        onChange={(event) => {
          setText(event.target.value);
          go(0, findNodes(drawn, event.target.value).ids);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1), ids);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      />
      <span aria-live="polite" className="px-1 whitespace-nowrap text-ink-faint tabular-nums">
        {text === '' ? '' : `${ids.length === 0 ? 0 : at + 1} / ${ids.length}`}
        {folded > 0 ? ` (${folded} folded)` : ''}
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
  );
}
