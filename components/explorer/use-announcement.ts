'use client';

import { useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { describeChange, type Deed } from './describe-change';

type Heard = {
  readonly graph: GraphResponse | null;
  readonly deed: Deed | null;
  readonly text: string;
  readonly filters: string;
};

const FILTERED: Deed = { words: 'Filters changed' };

/** The words of the live region: what each new answer changed, or what was said in between. */
export function useAnnouncement(
  graph: GraphResponse,
  isStale: boolean,
  deed: Deed | null,
  /** What is filtered by, as text. */
  filters: string,
) {
  const [heard, setHeard] = useState<Heard>({ graph: null, deed: null, text: '', filters });
  if (!isStale && heard.graph !== graph) {
    // A deed is spoken of once: the next change may come from elsewhere (back, a new event).
    const filtered = filters === heard.filters ? null : FILTERED;
    const words = describeChange(heard.graph, graph, deed === heard.deed ? filtered : deed);
    setHeard({ graph, deed, text: words ?? heard.text, filters });
  }
  const say = (text: string) => {
    setHeard((now) => ({ ...now, text }));
  };
  return { text: heard.text, say };
}
