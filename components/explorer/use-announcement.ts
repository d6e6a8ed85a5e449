'use client';

import { useState } from 'react';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import type { Grouping } from '@/lib/lineage';

import { describeChange, type Deed } from './describe-change';

type GraphLevel = GraphQuery['level'];
type Heard = {
  readonly graph: GraphResponse | null;
  readonly deed: Deed | null;
  readonly text: string;
  readonly asked: Asked;
};

/** What of the question is spoken of where the answer changes: its filters as text, what it is gathered by, and whether it tells of columns. */
export type Asked = {
  readonly filters: string;
  readonly grouping: Grouping;
  readonly level: GraphLevel;
};

function deedOf(before: Asked, { filters, grouping, level }: Asked): Deed | null {
  if (before.grouping !== grouping)
    return { words: grouping === 'none' ? 'No groups' : `Grouped by ${grouping}` };
  if (before.level !== level)
    return { words: level === 'column' ? 'Columns of every table' : 'Tables', isOfColumns: true };
  return before.filters === filters ? null : { words: 'Filters changed' };
}

/** The words of the live region: what each new answer changed, or what was said in between. */
export function useAnnouncement(
  graph: GraphResponse,
  isStale: boolean,
  deed: Deed | null,
  asked: Asked,
) {
  const [heard, setHeard] = useState<Heard>({ graph: null, deed: null, text: '', asked });
  if (!isStale && heard.graph !== graph) {
    // A deed is spoken of once: the next change may come from elsewhere (back, a new event).
    const asking = deedOf(heard.asked, asked);
    const words = describeChange(heard.graph, graph, deed === heard.deed ? asking : deed);
    setHeard({ graph, deed, text: words ?? heard.text, asked });
  }
  const say = (text: string) => {
    setHeard((now) => ({ ...now, text }));
  };
  return { text: heard.text, say };
}
