'use client';

import { Search } from 'lucide-react';

import { ModKey } from '../shell/mod-key';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { preloadPalette } from './palette-host';
import { setPaletteOpen } from './palette-store';

/** Looks like the search field it stands for; opens the command palette. */
export function PaletteButton() {
  return (
    <Button
      aria-label="Search or jump to…"
      aria-keyshortcuts="Meta+K Control+K"
      aria-haspopup="dialog"
      className="size-8 justify-center px-0 text-ink-faint max-md:border-transparent max-md:bg-transparent md:w-56 md:justify-start md:px-2.5 lg:w-72"
      onPointerEnter={preloadPalette}
      onFocus={preloadPalette}
      onClick={() => {
        setPaletteOpen(true);
      }}
    >
      <Search aria-hidden />
      <span className="hidden flex-1 text-left font-normal md:inline">Search or jump to…</span>
      <span aria-hidden className="hidden items-center gap-0.5 md:flex">
        <Kbd>
          <ModKey />
        </Kbd>
        <Kbd>K</Kbd>
      </span>
    </Button>
  );
}
