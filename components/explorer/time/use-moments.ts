'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { momentsQuery } from '@/lib/client/moments-query';
import type { GraphMoment } from '@/lib/contract/moments';
import type { Instant } from '@/lib/lineage';
import { graphQueryOf, readGraphView, type GraphView } from '@/lib/url/graph-view';

import { momentAfter, momentBefore } from './step-moment';
import type { ChangeView } from '../use-graph-view';

/** The moments of the graph on screen, and the ways to another one. */
export type Moments = {
  readonly moments: readonly GraphMoment[];
  readonly isLoading: boolean;
  /** Asks for the moments: somebody is about to need them. */
  readonly want: () => void;
  readonly pick: (asOf: Instant | null) => void;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly mean: (edit: Partial<Pick<GraphView, 'edges' | 'from' | 'to'>>) => void;
};

/** What the address says: quick steps come before what they lead to is drawn. */
function asOfNow(): Instant | null {
  return readGraphView(new URLSearchParams(window.location.search)).view.asOf;
}

/** The moments are not asked for until somebody reaches for the time, or looks at the past. */
export function useMoments(view: GraphView, change: ChangeView, onAsk: () => void): Moments {
  const [isWanted, setIsWanted] = useState(false);
  const { data, isLoading, refetch } = useQuery({
    ...momentsQuery(graphQueryOf(view)),
    enabled: isWanted || view.asOf !== null,
  });
  const moments = data?.moments ?? [];
  const pick = (asOf: Instant | null) => {
    onAsk();
    // Stepping through the past leaves one entry in the history, not one a step.
    change((now) => ({ ...now, asOf }), asOfNow() === null || asOf === null ? 'push' : 'replace');
  };
  return {
    moments,
    isLoading,
    want: () => {
      setIsWanted(true);
    },
    pick,
    earlier: () => {
      void (data ? Promise.resolve({ data }) : refetch()).then((known) => {
        const before = momentBefore(known.data?.moments ?? [], asOfNow());
        if (before !== null) pick(before);
      });
    },
    later: () => {
      const asOf = asOfNow();
      if (asOf !== null) pick(momentAfter(moments, asOf));
    },
    mean: (edit) => {
      onAsk();
      change((now) => ({ ...now, ...edit }));
    },
  };
}
