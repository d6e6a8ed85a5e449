'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';

import { ApiError } from '@/lib/client/fetch-json';
import { graphQuery } from '@/lib/client/graph-query';
import { usePulse } from '@/lib/client/use-pulse';
import type { GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { graphQueryOf, type GraphView } from '@/lib/url/graph-view';

import { AskedMomentsProvider } from '../column/asked-moments';
import { CanvasSkeleton } from './canvas-pane';
import { GraphExplorer } from './graph-explorer';
import { NoFocusNotice, NotFoundNotice, NotYetNotice, UnreachableNotice } from './graph-notices';
import { NoticeBar } from './notice-bar';
import { useGraphView, type ChangeView } from './use-graph-view';
import { useReady } from './use-ready';

const UNREACHABLE: Notice = {
  parameter: 'server',
  message: 'It does not answer; this is what it said last. It is asked again every 3 seconds.',
};

/** How often a server that did not answer is asked again. */
const ASK_AGAIN_MS = 3000;

const isMissing = (error: unknown) => error instanceof ApiError && error.status === 404;

/** The explorer: the URL asks, the server answers, and this shows it or says why not. */
export function Explorer() {
  const { view, notices, change } = useGraphView();
  usePulse();
  const question = graphQueryOf(view);
  const { asOf, edges, from, to } = view;
  const moments = useMemo(() => ({ asOf, edges, from, to }), [asOf, edges, from, to]);
  const answer = useQuery({
    ...graphQuery(question),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { error } }) =>
      error === null || isMissing(error) ? false : ASK_AGAIN_MS,
  });
  // What was answered last stays, with a word about it, when the next question finds no server.
  const data = useReady(answer.data ?? null);
  const [last, setLast] = useState<GraphResponse | null>(null);
  if (data !== null && data !== last) setLast(data);
  const graph = data ?? (isMissing(answer.error) ? null : last);
  const retry = () => {
    void answer.refetch();
  };

  if (question === null) {
    return (
      <Blank notices={notices}>
        <NoFocusNotice />
      </Blank>
    );
  }
  if (graph === null) {
    return (
      <Blank notices={notices}>
        {isMissing(answer.error) ? <Missing view={view} change={change} /> : null}
        {answer.isError && !isMissing(answer.error) ? (
          <UnreachableNotice message={answer.error.message} onRetry={retry} />
        ) : null}
        {answer.isError ? null : <CanvasSkeleton />}
      </Blank>
    );
  }
  return (
    <AskedMomentsProvider value={moments}>
      <GraphExplorer
        graph={graph}
        isStale={answer.isPlaceholderData || graph !== answer.data}
        view={view}
        notices={answer.isError ? [...notices, UNREACHABLE] : notices}
        change={change}
        isUnreachable={answer.isError}
        onRefresh={retry}
      />
    </AskedMomentsProvider>
  );
}

/** Nothing is called so, or nothing was then. */
function Missing({ view, change }: { view: GraphView; change: ChangeView }) {
  const focus = view.focus ?? '';
  if (view.asOf === null) return <NotFoundNotice focus={focus} />;
  const backToNow = () => {
    change((now) => ({ ...now, asOf: null }));
  };
  return <NotYetNotice focus={focus} asOf={view.asOf} onNow={backToNow} />;
}

function Blank({ notices, children }: { notices: readonly Notice[]; children: ReactNode }) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Lineage</h1>
      <NoticeBar notices={notices} />
      <div className="relative grid min-h-0 grow place-items-center">{children}</div>
    </div>
  );
}
