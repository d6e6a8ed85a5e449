'use client';

import { useMemo } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import type { DrawnGraph } from '../graph/drawn-graph';
import { withColumns } from '../graph/columns/with-columns';
import { foldSiblings } from '../graph/fold-siblings';

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

/** The answer as it is drawn: surplus siblings folded, except what the reader opened or holds on to. */
export function useDrawnGraph(
  graph: GraphResponse,
  view: Opened,
  onPath: readonly string[],
): DrawnGraph {
  const { unfolded, expanded, collapsed, selected, locked, also } = view;
  const folded = useMemo(() => {
    // What the server was asked to open is open here, too.
    const opened = new Set([...unfolded, ...expanded]);
    const kept = new Set([
      ...unfolded,
      ...also,
      ...onPath,
      ...[...expanded, ...collapsed].map((entry) => entry.split('.')[0] ?? entry),
      ...[selected, locked].filter((one) => one !== null),
    ]);
    const keyOf = new Map<string, string>(graph.nodes.map(({ id, key }) => [id, key]));
    return foldSiblings(graph, {
      focus: graph.focus,
      isKept: (id) => kept.has(id) || kept.has(keyOf.get(id) ?? id),
      isOpen: (name) => opened.has(name),
    });
  }, [graph, unfolded, expanded, collapsed, selected, locked, also, onPath]);
  const { level, columns, tables } = view;
  return useMemo(
    () => withColumns(folded, graph, { level, columns, tables }),
    [folded, graph, level, columns, tables],
  );
}
