'use client';

import { PanelRight, User } from 'lucide-react';
import Link from 'next/link';

import type { SearchResult } from '@/lib/contract/search';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref } from '@/lib/url/node-href';

import { rememberNode } from '../palette/recent-nodes';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';
import { MatchChips } from './match-chips';
import { NodeLabel } from './node-label';
import { plainWords } from './plain-words';
import { rememberRow } from './use-last-opened';

const TAGS_SHOWN = 3;

/** One node that was found: the line leads to its lineage, the button to its page. */
export function ResultRow({ result, query }: { result: SearchResult; query: string }) {
  const tags = result.tags.slice(0, TAGS_SHOWN);
  const wasFoundIn = (place: 'description' | 'tag' | 'owner') =>
    result.matched.some((match) => match.in === place);
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 focus-within:bg-sunken hover:bg-sunken">
      <div className="min-w-0 flex-1">
        <Link
          href={lineageHref(result.id)}
          prefetch={false}
          data-result={result.id}
          className="block -outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          onClick={() => {
            rememberNode(result);
            rememberRow(result.id);
          }}
        >
          <NodeLabel node={result} query={query} />
        </Link>
        {result.description && !wasFoundIn('description') ? (
          <p className="mt-1 line-clamp-1 pl-9.5 text-xs text-ink-soft">
            {plainWords(result.description)}
          </p>
        ) : null}
        <div className="mt-1.5 flex min-w-0 flex-wrap gap-1 pl-9.5 empty:hidden">
          <MatchChips matched={result.matched} query={query} node={result} />
          {wasFoundIn('tag') ? null : tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
          {wasFoundIn('owner') || !result.owners[0] ? null : (
            <Badge title={result.owners.join(', ')}>
              <User aria-hidden />
              <span className="sr-only">Owner </span>
              {result.owners[0]}
              {result.owners.length > 1 ? ` +${result.owners.length - 1}` : ''}
            </Badge>
          )}
        </div>
      </div>
      <span className="mt-1.5 hidden shrink-0 text-xs text-ink-faint sm:block">
        {result.updatedAt ? <Time at={result.updatedAt} /> : 'never updated'}
      </span>
      <Link
        href={nodeHref(result)}
        prefetch={false}
        aria-label={`Details of ${result.name}`}
        title="Details"
        className="relative z-10 flex size-8 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-surface hover:text-ink pointer-coarse:size-[40px]"
        onClick={() => {
          rememberNode(result);
        }}
      >
        <PanelRight aria-hidden className="size-4" />
      </Link>
    </li>
  );
}
