'use client';

import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

import { cn } from './cn';

/** A few choices side by side of which one holds, or none yet. Arrow keys move between them. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: Value | null;
  /** `name` says in words what a label that is an icon, or may be hidden, stands for. */
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string }[];
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value ?? ''}
      onValueChange={(picked) => {
        const option = options.find((candidate) => candidate.value === picked);
        if (option !== undefined) onChange(option.value);
      }}
      className={cn(
        'inline-flex h-8 items-center rounded-md border border-line bg-sunken p-0.5 pointer-coarse:h-[42px] pointer-coarse:p-0',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          title={option.name}
          className="inline-flex h-full items-center justify-center gap-1.5 rounded px-2.5 text-xs font-medium text-ink-soft transition-colors hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)] dark:data-[state=on]:bg-line pointer-coarse:min-w-[40px] [&_svg]:size-3.5"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
