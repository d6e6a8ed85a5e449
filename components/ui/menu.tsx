'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

import { useReturnFocus } from './use-return-focus';

/** A button's menu. `trigger` is one button with a name of its own. */
export function Menu({
  trigger,
  children,
  isOpen,
  onOpen,
}: {
  trigger: ReactNode;
  children: ReactNode;
  /** Given where something else opens it too. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
}) {
  return (
    <Radix.Root
      modal={false}
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Window>{children}</Window>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Window({ children }: { children: ReactNode }) {
  const onCloseAutoFocus = useReturnFocus();
  return (
    <Radix.Content
      align="end"
      sideOffset={6}
      collisionPadding={8}
      className="z-50 min-w-40 rounded-lg border border-line bg-surface p-1 shadow-raised"
      onCloseAutoFocus={onCloseAutoFocus}
    >
      {children}
    </Radix.Content>
  );
}

/** One thing a menu does, with a line about it. */
export function MenuItem({
  icon,
  label,
  words,
  onSelect,
}: {
  icon: ReactNode;
  label: string;
  words: string;
  onSelect: () => void;
}) {
  return (
    <Radix.Item
      className="flex max-w-72 cursor-default gap-2.5 rounded px-2 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-sunken [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint"
      onSelect={onSelect}
    >
      {icon}
      <span>
        <span className="block font-medium text-ink">{label}</span>
        <span className="block text-xs text-pretty text-ink-soft">{words}</span>
      </span>
    </Radix.Item>
  );
}

/** Choices in a menu of which one holds. */
export function MenuChoice<Value extends string>({
  value,
  options,
  onChange,
}: {
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly icon: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Radix.RadioGroup value={value}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className="flex h-8 thumb-row cursor-default items-center gap-2 rounded px-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:text-ink-faint"
          onSelect={() => {
            onChange(option.value);
          }}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Deeds in a menu, under a heading. */
export function MenuActions<Id extends string>({
  label,
  actions,
  onAct,
}: {
  label: string;
  actions: readonly { readonly id: Id; readonly label: string }[];
  onAct: (id: Id) => void;
}) {
  return (
    <Radix.Group>
      <Radix.Label className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-ink-faint">
        {label}
      </Radix.Label>
      {actions.map((action) => (
        <Radix.Item
          key={action.id}
          className="flex h-8 thumb-row cursor-default items-center rounded px-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-sunken"
          onSelect={() => {
            onAct(action.id);
          }}
        >
          {action.label}
        </Radix.Item>
      ))}
    </Radix.Group>
  );
}
