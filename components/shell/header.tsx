import Link from 'next/link';

import { PaletteButton } from '../palette/palette-button';
import { Logo } from './logo';
import { MainNav } from './main-nav';
import { SkipLink } from './skip-link';
import { ThemeMenu } from './theme-menu';

/** The bar over every page; its height is `--header-height` of the root layout. */
export function Header() {
  return (
    <header className="sticky top-0 z-30 flex h-(--header-height) shrink-0 items-center gap-1 border-b border-line bg-surface px-3 sm:gap-3 sm:px-4 print:hidden">
      <SkipLink />
      <Link
        href="/"
        className="flex shrink-0 items-center justify-center gap-2 rounded-md p-1 pointer-coarse:min-h-[40px] pointer-coarse:min-w-[40px]"
        aria-label="Headwater, home"
      >
        <Logo className="size-5 text-accent" />
        <span className="hidden text-sm font-semibold tracking-tight text-ink sm:inline">
          Headwater
        </span>
      </Link>
      <MainNav />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <PaletteButton />
        <ThemeMenu />
      </div>
    </header>
  );
}
