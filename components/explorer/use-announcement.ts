'use client';

import { useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { Grouping } from '@/lib/lineage';

import { describeChange, type Deed } from './describe-change';

type Heard = {
  readonly graph: GraphResponse | null;
  readonly deed: Deed | null;
  readonly text: string;
  readonly asked: Asked;
};

/** What of the question is spoken of where the answer changes: its filters as text, and what it is gathered by. */
export type Asked = { readonly filters: string; readonly grouping: Grouping };

function deedOf(before: Asked, { filters, grouping }: Asked): Deed | null {
  if (before.grouping !== grouping)
    return { words: grouping === 'none' ? 'No groups' : `Grouped by ${grouping}` };
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
