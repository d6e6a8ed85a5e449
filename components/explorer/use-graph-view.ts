'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

import { graphViewHref, readGraphView, type GraphView } from '@/lib/url/graph-view';

export type ChangeView = (edit: (view: GraphView) => GraphView, how?: 'push' | 'replace') => void;

/**
 * The view as the URL has it, and the one way to change it. User actions push, so that back and
 * forward walk through them; what is transient replaces. The server is not asked: the query is.
 */
export function useGraphView() {
  const params = useSearchParams();
  const { view, notices } = useMemo(
    () => readGraphView(new URLSearchParams(params.toString())),
    [params],
  );
  const change = useCallback<ChangeView>((edit, how = 'push') => {
    const { view: now } = readGraphView(new URLSearchParams(window.location.search));
    const next = edit(now);
    // Which versions are compared belongs to the node they are of.
    const compare = next.selected === now.selected ? next.compare : null;
    const href = graphViewHref({ ...next, compare });
    if (href === window.location.pathname + window.location.search) return;
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  }, []);
  return { view, notices, change };
}
