'use client';

import { startTransition, useEffect, useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import { packRequest } from '@/lib/layout/packed-request';
import type { Steps } from '@/lib/layout/run-steps';
import { runWithPauses } from '@/lib/layout/run-with-pauses';

import { layoutRequest } from '../graph/layout-request';
import { LARGE_NODES } from '../graph/use-placement';
import { foldWhole } from './use-drawn-graph';
import { nodesByRef } from './use-marks';

const ready = new WeakSet<GraphResponse>();

/** What the first look at an answer needs, one piece after the other. */
function* makeReady(graph: GraphResponse): Steps<void> {
  nodesByRef(graph);
  yield;
  const drawn = foldWhole(graph);
  yield;
  const request = layoutRequest(drawn);
  yield;
  packRequest(request);
  ready.add(graph);
}

/**
 * The answer, once it can be shown without holding up the page; null until then. A large one is made ready in
 * stretches, so that what people do meanwhile has its turn.
 */
export function useReady(answer: GraphResponse | null): GraphResponse | null {
  const [, setMade] = useState<GraphResponse | null>(null);
  const isReady = answer === null || answer.nodes.length <= LARGE_NODES || ready.has(answer);
  useEffect(() => {
    if (answer === null || isReady) return;
    let isGone = false;
    void runWithPauses(makeReady(answer), () => !isGone, 0).then(() => {
      if (isGone) return;
      startTransition(() => {
        setMade(answer);
      });
    });
    return () => {
      isGone = true;
    };
  }, [answer, isReady]);
  return isReady ? answer : null;
}
