'use client';

import { Compass } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';

import { nameInPath } from '@/lib/url/name-in-path';
import { searchHref } from '@/lib/url/search-url';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** What is said at an address that leads nowhere; where it names a node, a search for that name. */
export function NotFoundNotice() {
  const params = useSearchParams();
  const name = nameInPath(usePathname(), params.get('focus') ?? params.get('node'));
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Notice
        className="my-auto wrap-anywhere"
        icon={<Compass aria-hidden />}
        title={name === null ? 'There is no such page' : 'There is no such node here'}
        actions={
          <>
            {name === null ? (
              <Button asChild look="primary">
                <Link href="/">Home</Link>
              </Button>
            ) : (
              <Button asChild look="primary" className="max-w-full min-w-0 shrink">
                <Link href={searchHref({ q: name })}>
                  <span className="truncate">Search for “{name}”</span>
                </Link>
              </Button>
            )}
            <Button asChild>
              <Link href="/search">Browse everything</Link>
            </Button>
          </>
        }
      >
        {name === null
          ? 'The address may be mistyped, or come from a newer version.'
          : 'Nothing with this identity was ever reported to this server. It may go by another namespace.'}
      </Notice>
    </>
  );
}
