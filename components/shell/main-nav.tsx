'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { cn } from '../ui/cn';
import { PAGES } from './pages';

/** Where in the application one is, and the way to the other parts. */
export function MainNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex h-full min-w-0 items-stretch overflow-x-auto">
      {PAGES.filter((page) => page.path !== '/').map((page) => {
        const isHere = pathname === page.path || pathname.startsWith(`${page.path}/`);
        return (
          <Link
            key={page.path}
            href={page.href}
            aria-current={isHere ? 'page' : undefined}
            className={cn(
              'relative flex min-w-[40px] items-center justify-center px-2 text-sm -outline-offset-4 transition-colors sm:px-2.5',
              isHere
                ? 'font-medium text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-t after:bg-accent sm:after:inset-x-2.5'
                : 'text-ink-soft hover:text-ink',
            )}
          >
            {page.label}
          </Link>
        );
      })}
    </nav>
  );
}
