'use client';

import { Search, SearchX } from 'lucide-react';
import { usePathname } from 'next/navigation';

import { nameInPath } from '@/lib/url/name-in-path';

import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';

type What = 'node' | 'run' | 'column';

const TITLES: Record<What, string> = {
  node: 'Nothing here by this address',
  run: 'No such run',
  column: 'No such column',
};
const WORDS: Record<What, string> = {
  node: 'No event on this server has named it, or the link was made on another server.',
  run: 'No event on this server has named a run by this id.',
  column: 'No schema and no lineage on this server names it. The dataset may be here by search.',
};

/** A page address that leads nowhere, with a search for the name it was about. */
export function NotHere({ what }: { what: What }) {
  const name = nameInPath(usePathname(), null);
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Notice
        icon={<SearchX aria-hidden />}
        title={TITLES[what]}
        actions={
          <form action="/search" role="search" className="flex w-full gap-2">
            <Input
              type="search"
              name="q"
              aria-label="Search by name"
              placeholder="Search by name"
              defaultValue={name ?? ''}
              icon={<Search aria-hidden />}
              className="min-w-56 flex-1"
            />
            <Button type="submit" look="primary" className="h-9">
              Search
            </Button>
          </form>
        }
        className="py-24"
      >
        {WORDS[what]}
      </Notice>
    </>
  );
}
