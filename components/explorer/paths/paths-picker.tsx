'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { instantSearchQuery } from '@/lib/client/search-query';
import type { NodeRef } from '@/lib/contract/shared-shapes';

import { splitName } from '../../node/node-name';
import { nodeTypeLook } from '../../node/node-type';
import { useDebounced } from '../../ui/use-debounced';
import { SelectorList } from '../selector/selector-list';
import { pathsEnds } from './paths-ends';

const TYPING_MS = 120;

/** Asks for the other end of paths: by name here, or by a click or a key on a node below. */
export function PathsPicker({
  from,
  drawn,
  onPick,
}: {
  from: NodeRef;
  /** Nodes of the graph, which are offered first. */
  drawn: readonly NodeRef[];
  onPick: (node: Pick<NodeRef, 'key'>) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { data } = useQuery(instantSearchQuery(useDebounced(text.trim(), TYPING_MS)));
  const results = pathsEnds(text, drawn, data?.results ?? []).filter(({ key }) => key !== from.key);
  const options = results.map(({ key, kind, type, name, namespace }) => ({
    label: name,
    note: `${nodeTypeLook(kind, type).label} · ${namespace}`,
    text: key,
    cursor: 0,
  }));
  const isShown = options.length > 0;
  const chosen = options[active];
  return (
    <>
      <p role="status" className="min-w-0 text-ink">
        Paths from <span className="font-semibold">{splitName(from.name).tail}</span>
        <span className="sr-only">: name the other end, or go to it in the graph and press p.</span>
      </p>
      <div className="relative flex h-7 min-w-0 grow items-center">
        <input
          value={text}
          role="combobox"
          aria-label="To which node"
          aria-expanded={isShown}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={isShown ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="to… a name, or choose a node below"
          className="h-7 w-full max-w-md rounded-md border border-line bg-canvas px-2 text-sm text-ink outline-none placeholder:text-ink-faint focus:border-accent"
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by !== undefined && isShown)
              setActive((active + by + options.length) % options.length);
            else if (event.key === 'Enter' && chosen !== undefined) onPick({ key: keyOf(chosen) });
            else return;
            event.preventDefault();
          }}
        />
        <SelectorList
          id={id}
          options={options}
          active={active}
          isShown={isShown}
          onTake={(option) => {
            onPick({ key: keyOf(option) });
          }}
        />
      </div>
    </>
  );
}

/** Options carry the key of their node as text. */
function keyOf({ text }: { readonly text: string }): NodeRef['key'] {
  return text as NodeRef['key'];
}
