'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ApiError } from '@/lib/client/fetch-json';
import { graphQuery } from '@/lib/client/graph-query';
import { usePulse } from '@/lib/client/use-pulse';
import type { Notice } from '@/lib/contract/shared-shapes';
import { graphQueryOf } from '@/lib/url/graph-view';

import { CanvasSkeleton } from './canvas-pane';
import { GraphExplorer } from './graph-explorer';
import { NoFocusNotice, NotFoundNotice, UnreachableNotice } from './graph-notices';
import { NoticeBar } from './notice-bar';
import { useGraphView } from './use-graph-view';

const UNREACHABLE: Notice = {
  parameter: 'server',
  message: 'It does not answer; this is what it said last.',
};

/** The explorer: the URL asks, the server answers, and this shows it or says why not. */
export function Explorer() {
  const { view, notices, change } = useGraphView();
  usePulse();
  const answer = useQuery({
    ...graphQuery(graphQueryOf(view)),
    placeholderData: keepPreviousData,
  });
  const retry = () => {
    void answer.refetch();
  };

  if (view.focus === null) {
    return (
      <Blank notices={notices}>
        <NoFocusNotice />
      </Blank>
    );
  }
  if (answer.data === undefined) {
    const isMissing = answer.error instanceof ApiError && answer.error.status === 404;
    return (
      <Blank notices={notices}>
        {isMissing ? <NotFoundNotice focus={view.focus} /> : null}
        {answer.isError && !isMissing ? (
          <UnreachableNotice message={answer.error.message} onRetry={retry} />
        ) : null}
        {answer.isError ? null : <CanvasSkeleton />}
      </Blank>
    );
  }
  return (
    <GraphExplorer
      graph={answer.data}
      isStale={answer.isPlaceholderData}
      view={view}
      notices={answer.isRefetchError ? [...notices, UNREACHABLE] : notices}
      change={change}
      onRefresh={retry}
    />
  );
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
