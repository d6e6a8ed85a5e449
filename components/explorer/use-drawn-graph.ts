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

/** What an entry of the URL can take out of {@link foldWhole}: names of cards, ids and keys of what is in them. */
const foldedIn = oncePer((graph: GraphResponse): ReadonlySet<string> => {
  const folded = new Set<string>();
  for (const one of foldWhole(graph).nodes) {
    if (one.kind !== 'fold') continue;
    folded.add(one.name);
    for (const id of one.hides) folded.add(id).add(nodesByRef(graph).get(id)?.key ?? id);
  }
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
  const taken = [
    ...unfolded,
    ...also,
    ...onPath,
    // What the server was asked to open is open here, too.
    ...expanded,
    ...[...expanded, ...collapsed].map((entry) => entry.split('.')[0] ?? entry),
    ...[selected, locked].filter((one) => one !== null),
  ]
    .filter((one) => foldedIn(graph).has(one))
    .join(' ');
  const folded = useMemo(() => {
    if (taken === '') return foldWhole(graph);
    const out = new Set(taken.split(' '));
    const keyOf = (id: string) => nodesByRef(graph).get(id)?.key ?? id;
    return foldSiblings(graph, {
      focus: graph.focus,
      isKept: (id) => out.has(id) || out.has(keyOf(id)),
      isOpen: (name) => out.has(name),
    });
  }, [graph, taken]);
  const { level, columns, tables } = view;
  return useMemo(
    () => withColumns(folded, graph, { level, columns, tables }),
    [folded, graph, level, columns, tables],
  );
}
