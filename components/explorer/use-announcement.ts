'use client';

import { useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import { describeChange, type Deed } from './describe-change';

type Heard = { readonly graph: GraphResponse | null; readonly text: string };

/** The words of the live region: what each new answer changed, or what was said in between. */
export function useAnnouncement(graph: GraphResponse, isStale: boolean, deed: Deed | null) {
  const [heard, setHeard] = useState<Heard>({ graph: null, text: '' });
  if (!isStale && heard.graph !== graph) {
    setHeard({ graph, text: describeChange(heard.graph, graph, deed) ?? heard.text });
  }
  const say = (text: string) => {
    setHeard((now) => ({ ...now, text }));
  };
  return { text: heard.text, say };
}
