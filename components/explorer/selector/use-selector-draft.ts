import { useRef, useState, type RefObject } from 'react';

import type { SelectorProblem } from '@/lib/select/selector';

import { rememberSelector } from './recent-selectors';
import { useSelectorLanguage } from './use-selector-language';
import { useSelectorOptions, type SelectorOption } from './use-selector-options';

/** What is being typed, what may stand there, what is wrong with it, and how it becomes the question. */
export function useSelectorDraft(
  select: string | null,
  inputRef: RefObject<HTMLInputElement | null>,
  onSelect: (select: string | null) => void,
) {
  const [draft, setDraft] = useState({ of: select, text: select ?? '', cursor: 0 });
  // Back, forward and links change what is asked for; the draft follows.
  if (draft.of !== select) setDraft({ of: select, text: select ?? '', cursor: 0 });
  const { text, cursor } = draft;
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [isUsed, setIsUsed] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  const language = useSelectorLanguage(isUsed || text !== '');
  const options = useSelectorOptions(language, text, cursor);
  const parsed = language?.parseSelector(text);
  const problems: readonly SelectorProblem[] = parsed?.kind === 'problems' ? parsed.problems : [];
  const isShown = isOpen && options.length > 0;

  const write = (next: string, at: number) => {
    setDraft({ of: select, text: next, cursor: at });
    setActive(-1);
    setIsOpen(true);
  };
  return {
    text,
    options,
    active,
    isShown,
    /** What completes what is typed. */
    best: isShown && text !== '' ? options[0] : undefined,
    listRef,
    /** While a word is being typed it is not yet wrong. */
    problems: isShown ? [] : problems,
    write,
    start: () => {
      setIsUsed(true);
      setIsOpen(true);
    },
    close: () => {
      setIsOpen(false);
    },
    moveCursor: (at: number) => {
      if (at !== cursor) setDraft({ ...draft, cursor: at });
    },
    moveActive: (by: 1 | -1) => {
      setIsOpen(true);
      const next = active < 0 && by < 0 ? options.length - 1 : active + by;
      const wrapped = options.length === 0 ? -1 : (next + options.length) % options.length;
      setActive(wrapped);
      listRef.current?.children[wrapped]?.scrollIntoView({ block: 'nearest' });
    },
    take: (option: SelectorOption) => {
      write(option.text, option.cursor);
      requestAnimationFrame(() => {
        inputRef.current?.focus();
        inputRef.current?.setSelectionRange(option.cursor, option.cursor);
      });
    },
    apply: () => {
      setIsOpen(false);
      const wanted = text.trim();
      if (problems.length > 0) return;
      if (wanted !== '') rememberSelector(wanted);
      onSelect(wanted === '' ? null : wanted);
    },
    clear: () => {
      setDraft({ of: select, text: '', cursor: 0 });
      setIsOpen(false);
      onSelect(null);
      inputRef.current?.focus();
    },
  };
}
