import type { RefObject } from 'react';

import { cn } from '../../ui/cn';
import type { SelectorOption } from './use-selector-options';

/** What may stand at the cursor. The bar has the focus and the keys. */
export function SelectorList({
  id,
  options,
  active,
  isShown,
  listRef,
  onTake,
}: {
  id: string;
  options: readonly SelectorOption[];
  active: number;
  isShown: boolean;
  listRef?: RefObject<HTMLDivElement | null>;
  onTake: (option: SelectorOption) => void;
}) {
  return (
    <div
      ref={listRef}
      id={id}
      role="listbox"
      aria-label="What may stand here"
      className={cn(
        'absolute top-full left-3 max-h-72 w-[min(28rem,calc(100%-1.5rem))] overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-raised',
        !isShown && 'hidden',
      )}
    >
      {options.map((option, index) => (
        // The input has the focus and handles the keys, as the combobox pattern says.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${option.label} ${option.note} ${option.text}`}
          id={`${id}-${index}`}
          role="option"
          aria-label={option.label}
          aria-selected={index === active}
          tabIndex={-1}
          className="flex h-7 thumb-row cursor-pointer items-center gap-3 rounded px-2 font-mono text-xs text-ink hover:bg-sunken aria-selected:bg-sunken"
          onPointerDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onTake(option);
          }}
        >
          <span className="min-w-0 grow truncate">{option.label}</span>
          <span className="shrink-0 font-sans text-2xs text-ink-soft tabular-nums">
            {option.note}
          </span>
        </div>
      ))}
    </div>
  );
}
