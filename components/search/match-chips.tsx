import { AtSign, Columns3, Tag, Text, User } from 'lucide-react';
import Link from 'next/link';

import type { SearchResult } from '@/lib/contract/search';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import { columnHref } from '@/lib/url/column-href';

import { Badge } from '../ui/badge';
import { cn } from '../ui/cn';
import { Highlight } from './highlight';
import { matchRanges } from './match-ranges';
import { plainWords } from './plain-words';

const PLACES = {
  column: { label: 'Column', Icon: Columns3 },
  alias: { label: 'Also called', Icon: AtSign },
  tag: { label: 'Tag', Icon: Tag },
  owner: { label: 'Owner', Icon: User },
  description: { label: 'Description', Icon: Text },
} as const;

/** Where else than in name and namespace the words were found. */
export function MatchChips({
  matched,
  query,
  node,
}: {
  matched: SearchResult['matched'];
  query: string;
  /** Whose columns lead to their pages; none do without it. */
  node?: NodeRef;
}) {
  return matched.map((match, index) => {
    // The name and the namespace stand in the line itself, marked there.
    if (match.in === 'name' || match.in === 'namespace') return null;
    const { label, Icon } = PLACES[match.in];
    const text = match.in === 'description' ? plainWords(match.text) : match.text;
    const chip = (
      <Badge
        key={index}
        className={cn(
          'min-w-0 shrink font-normal',
          node && match.in === 'column' && 'hover:text-accent',
        )}
        title={`${label}: ${text}`}
      >
        <Icon aria-hidden />
        <span className="sr-only">{label} </span>
        <bdi className="truncate">
          <Highlight text={text} ranges={matchRanges(text, query)} />
        </bdi>
      </Badge>
    );
    if (node === undefined || match.in !== 'column') return chip;
    return (
      <Link
        key={index}
        href={columnHref(node, match.text)}
        prefetch={false}
        className="relative z-10 flex thumb-row min-w-0 rounded"
      >
        {chip}
      </Link>
    );
  });
}
