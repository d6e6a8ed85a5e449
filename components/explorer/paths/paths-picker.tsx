'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';

import { instantSearchQuery } from '@/lib/client/search-query';
import type { NodeRef } from '@/lib/contract/shared-shapes';

import { splitName } from '../../node/node-name';
import { nodeTypeLook } from '../../node/node-type';
import { useDebounced } from '../../ui/use-debounced';
import { SelectorList } from '../selector/selector-list';
import { pathsEnds } from './paths-ends';

const TYPING_MS = 120;

/** Letters and digits; `p` takes the node that the cursor is at. */
const OF_A_NAME = /^(?!p$)[\p{L}\p{N}_]$/u;

/** Whoever types a name types it into the field, wherever the focus is: arrows go on walking the graph. */
function useTypedAnywhere(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || !OF_A_NAME.test(key)) return;
      if (target instanceof Element && target.closest(WRITABLE) !== null) return;
      // No key of the explorer is meant; the letter goes where the focus is now.
      event.stopPropagation();
      field.current?.focus();
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => {
      window.removeEventListener('keydown', take, { capture: true });
    };
  }, [field]);
}

const WRITABLE = 'input, textarea, select, [contenteditable], [role="dialog"]';

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
  const field = useRef<HTMLInputElement>(null);
  useTypedAnywhere(field);
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
          ref={field}
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
