import { AtSign, Columns3, Tag, Text, User } from 'lucide-react';

import type { SearchResult } from '@/lib/contract/search';

import { Badge } from '../ui/badge';
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
}: {
  matched: SearchResult['matched'];
  query: string;
}) {
  return matched.map((match, index) => {
    // The name and the namespace stand in the line itself, marked there.
    if (match.in === 'name' || match.in === 'namespace') return null;
    const { label, Icon } = PLACES[match.in];
    const text = match.in === 'description' ? plainWords(match.text) : match.text;
    return (
      <Badge key={index} className="min-w-0 shrink font-normal" title={`${label}: ${text}`}>
        <Icon aria-hidden />
        <span className="sr-only">{label} </span>
        <bdi className="truncate">
          <Highlight text={text} ranges={matchRanges(text, query)} />
        </bdi>
      </Badge>
    );
  });
}
