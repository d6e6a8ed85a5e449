'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';
import { oncePer } from '@/lib/layout/once-per';

import type { DrawnGraph } from '../graph/drawn-graph';
import { withColumns } from '../graph/columns/with-columns';
import { foldSiblings } from '../graph/fold-siblings';
import { nodesByRef } from './use-marks';

type Opened = Pick<
  GraphView,
  | 'unfolded'
  | 'expanded'
  | 'collapsed'
  | 'selected'
  | 'locked'
  | 'also'
  | 'level'
  | 'columns'
  | 'tables'
>;

/** An answer with nothing opened in it. */
export const foldWhole = oncePer((graph: GraphResponse): DrawnGraph =>
  foldSiblings(graph, { focus: graph.focus, isKept: () => false, isOpen: () => false }),
);

/** Ids and keys of what is folded in {@link foldWhole}. */
const foldedIn = oncePer((graph: GraphResponse): ReadonlySet<string> => {
  const folded = new Set<string>();
  for (const one of foldWhole(graph).nodes)
    if (one.kind === 'fold')
      for (const id of one.hides) folded.add(id).add(nodesByRef(graph).get(id)?.key ?? id);
  return folded;
});

/** The answer as it is drawn: surplus siblings folded, except what the reader opened or holds on to. */
export function useDrawnGraph(
  graph: GraphResponse,
  view: Opened,
  onPath: readonly string[],
): DrawnGraph {
  const { unfolded, expanded, collapsed, selected, locked, also } = view;
  // To hold on to what is not folded changes nothing, and nothing is folded again for it.
  const kept = [
    ...also,
    ...onPath,
    ...[...expanded, ...collapsed].map((entry) => entry.split('.')[0] ?? entry),
    ...[selected, locked].filter((one) => one !== null),
  ]
    .filter((one) => foldedIn(graph).has(one))
    .join(' ');
  const unfoldedNow = unfolded.join(' ');
  const folded = useMemo(() => {
    if (kept === '' && unfoldedNow === '') return foldWhole(graph);
    const opened = new Set(unfoldedNow.split(' '));
    const out = new Set([...opened, ...kept.split(' ')]);
    const keyOf = (id: string) => nodesByRef(graph).get(id)?.key ?? id;
    return foldSiblings(graph, {
      focus: graph.focus,
      isKept: (id) => out.has(id) || out.has(keyOf(id)),
      isOpen: (name) => opened.has(name),
    });
  }, [graph, unfoldedNow, kept]);
  const { level, columns, tables } = view;
  return useMemo(
    () => withColumns(folded, graph, { level, columns, tables }),
    [folded, graph, level, columns, tables],
  );
}
