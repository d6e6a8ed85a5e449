'use client';

import Link from 'next/link';
import { DropdownMenu as Radix } from 'radix-ui';
import { Fragment, useId, useRef } from 'react';

import { useReturnFocus } from '../../ui/use-return-focus';
import { useGraphActions, useQuestion } from '../graph-actions';
import { menuDeeds, type CanvasDeeds, type Deed } from './menu-deeds';
import { menuTitle, type MenuTarget } from './menu-target';

const ITEM =
  'flex h-8 cursor-default items-center gap-2 rounded px-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-sunken pointer-coarse:h-[42px] [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint';

/** What can be done to a card, a group, a fold or an edge, where a finger held it or a mouse asked. */
export function CanvasMenu({
  target,
  x,
  y,
  isByKey,
  canvas,
  onClose,
}: {
  target: MenuTarget;
  /** Where it was asked for, px from the left and top of the canvas. */
  x: number;
  y: number;
  /** Asked for by a key: the first deed has the focus. */
  isByKey: boolean;
  canvas: CanvasDeeds;
  onClose: () => void;
}) {
  return (
    <Radix.Root
      open
      modal={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Radix.Trigger asChild>
        <span
          aria-hidden
          className="pointer-events-none absolute size-px"
          style={{ left: x, top: y }}
        />
      </Radix.Trigger>
      {/* What is tapped to close it is not tapped besides. */}
      <div aria-hidden className="fixed inset-0 z-40" />
      {/* Where it stands, not at the end of the page: within the part of the page it is about. */}
      <Window target={target} isByKey={isByKey} canvas={canvas} />
    </Radix.Root>
  );
}

function Window({
  target,
  isByKey,
  canvas,
}: {
  target: MenuTarget;
  isByKey: boolean;
  canvas: CanvasDeeds;
}) {
  const actions = useGraphActions();
  const question = useQuestion();
  const returnFocus = useReturnFocus();
  const chosen = useRef<(() => void) | null>(null);
  const title = useId();
  const goesOn = useRef(isByKey);
  return (
    <Radix.Content
      aria-labelledby={title}
      align="start"
      sideOffset={4}
      collisionPadding={8}
      className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-72 min-w-48 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-raised"
      onFocus={({ target, currentTarget }) => {
        // Radix knows of keys only where a button of its own was pressed.
        if (!goesOn.current || target !== currentTarget) return;
        goesOn.current = false;
        currentTarget.querySelector<HTMLElement>('[role=menuitem]')?.focus();
      }}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        returnFocus(event);
        // After the focus is back: what a deed opens takes it from there.
        chosen.current?.();
      }}
    >
      <Radix.Label
        id={title}
        className="truncate px-2 pt-1 pb-1.5 text-xs font-medium text-ink-faint"
      >
        <bdi>{menuTitle(target)}</bdi>
      </Radix.Label>
      {menuDeeds(target, actions, question, canvas).map((deeds, index) => (
        <Fragment key={deeds[0]?.label}>
          {index === 0 ? null : <Radix.Separator className="my-1 h-px bg-line" />}
          {deeds.map((deed) => (
            <Item
              key={deed.label}
              deed={deed}
              onChoose={(act) => {
                chosen.current = act;
              }}
            />
          ))}
        </Fragment>
      ))}
    </Radix.Content>
  );
}

function Item({ deed, onChoose }: { deed: Deed; onChoose: (act: () => void) => void }) {
  const face = (
    <>
      <deed.icon aria-hidden />
      <span className="min-w-0 truncate">{deed.label}</span>
    </>
  );
  if ('href' in deed)
    return (
      <Radix.Item asChild className={ITEM}>
        <Link href={deed.href}>{face}</Link>
      </Radix.Item>
    );
  return (
    <Radix.Item
      className={ITEM}
      onSelect={() => {
        onChoose(deed.act);
      }}
    >
      {face}
    </Radix.Item>
  );
}
