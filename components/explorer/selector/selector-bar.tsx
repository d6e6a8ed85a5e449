'use client';

import { ListFilter, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

import { SELECT_LIMIT } from '@/lib/contract/choices';
import type { SelectorProblem } from '@/lib/select/selector';

import { Button } from '../../ui/button';
import { cn } from '../../ui/cn';
import { Kbd } from '../../ui/kbd';
import { SelectorList } from './selector-list';
import { useSelectorDraft } from './use-selector-draft';

/** One line that says which nodes are meant; what is wrong with it is underlined where it is. */
export function SelectorBar({
  select,
  inputRef,
  onSelect,
  onLeave,
  children,
}: {
  select: string | null;
  inputRef: RefObject<HTMLInputElement | null>;
  onSelect: (select: string | null) => void;
  /** The keyboard goes back to the graph. */
  onLeave: () => void;
  /** What else narrows the answer, at the end of the line. */
  children?: ReactNode;
}) {
  const id = useId();
  const [scrolled, setScrolled] = useState(0);
  const draft = useSelectorDraft(select, inputRef, onSelect);
  const { text, options, active, isShown, problems } = draft;
  const [problem] = problems;
  const isWrong = problem !== undefined;

  const act = (key: string, isShift: boolean): boolean => {
    const option = isShown ? options[active] : undefined;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        draft.moveActive(key === 'ArrowDown' ? 1 : -1);
        return true;
      case 'Enter':
        if (option === undefined) draft.apply();
        else draft.take(option);
        return true;
      case 'Escape':
        if (isShown) draft.close();
        else {
          inputRef.current?.blur();
          onLeave();
        }
        return true;
      case 'Tab': {
        const best = isShift ? undefined : (option ?? draft.best);
        if (best !== undefined) draft.take(best);
        return best !== undefined;
      }
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!act(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="search"
      aria-label="Selector"
      data-own-keys
      className="relative z-30 shrink-0 border-b border-line bg-surface px-3 print:hidden"
    >
      <div className="flex h-9 items-center gap-2 font-mono text-xs pointer-coarse:h-[42px]">
        <ListFilter aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <div className="relative h-full min-w-0 grow overflow-hidden">
          <Underlines text={text} problems={problems} scrolled={scrolled} />
          <input
            ref={inputRef}
            value={text}
            role="combobox"
            aria-label="Select nodes"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isShown && active >= 0 ? `${id}-list-${active}` : undefined}
            aria-invalid={isWrong}
            aria-describedby={`${id}-problem`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={SELECT_LIMIT}
            placeholder="+orders and not status:failed"
            className="absolute inset-0 w-full bg-transparent text-ink outline-none placeholder:text-ink-faint"
            onFocus={draft.start}
            onBlur={draft.close}
            onKeyDown={onKeyDown}
            onScroll={(event) => {
              setScrolled(event.currentTarget.scrollLeft);
            }}
            onChange={({ currentTarget: { value, selectionStart } }) => {
              draft.write(value, selectionStart ?? value.length);
            }}
            onSelect={(event) => {
              draft.moveCursor(event.currentTarget.selectionStart ?? 0);
            }}
          />
        </div>
        {text === '' ? (
          <span className="pointer-coarse:hidden">
            <Kbd>s</Kbd>
          </span>
        ) : (
          <Button look="quiet" size="iconSm" aria-label="Clear the selector" onClick={draft.clear}>
            <X aria-hidden />
          </Button>
        )}
        {children}
      </div>
      <p
        id={`${id}-problem`}
        role="status"
        className={cn('text-xs text-bad', isWrong && 'pb-1.5 pl-5.5')}
      >
        {problem?.message ?? ''}
      </p>
      <SelectorList
        id={`${id}-list`}
        options={options}
        active={active}
        isShown={isShown}
        listRef={draft.listRef}
        onTake={draft.take}
      />
    </div>
  );
}

/** The same text behind the input, unseen but for lines below what is wrong. */
function Underlines({
  text,
  problems,
  scrolled,
}: {
  text: string;
  problems: readonly SelectorProblem[];
  scrolled: number;
}) {
  return problems.map(({ from, to }) => (
    <span
      key={from}
      aria-hidden
      style={{ transform: `translateX(${-scrolled}px)` }}
      className="pointer-events-none absolute inset-y-0 left-0 flex items-center whitespace-pre text-transparent"
    >
      {text.slice(0, from)}
      <span className="underline decoration-bad decoration-wavy decoration-1 underline-offset-4">
        {text.slice(from, to) || ' '}
      </span>
    </span>
  ));
}
