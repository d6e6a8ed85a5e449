'use client';

import { useMemo } from 'react';

import type { GraphGroup, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { parseColumnRef } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';
import { oncePer } from '@/lib/layout/once-per';

import type { DrawnGraph } from '../graph/drawn-graph';
import type { Cursor } from '../graph/to-flow';
import { homeGroup } from './home-group';

const KEY_PATTERN = /^[0-9a-z]{16}$/;

/** The closed group with this id, or the open one around the node with it. */
function groupAt({ nodes, groups }: GraphResponse, id: string): GraphGroup | undefined {
  if (groups.length === 0) return undefined;
  const wanted = nodes.find((node) => node.id === id)?.group ?? id;
  return groups.find((group) => group.id === wanted);
}

/** The node whose panel tells of one: of a version its dataset, of a run its job. */
function panelOf({ key, version, run }: GraphNode): string {
  return version?.node ?? run?.node ?? key;
}

/** The nodes of an answer by id and by key. */
export const nodesByRef = oncePer(({ nodes }: GraphResponse): ReadonlyMap<string, GraphNode> => {
  const found = new Map<string, GraphNode>();
  for (const node of nodes) found.set(node.id, node).set(node.key, node);
  return found;
});

/** The nodes that the URL and the cursor speak of, by id or key, found in the answer. */
export function useMarks(
  graph: GraphResponse,
  drawn: DrawnGraph,
  view: GraphView,
  ownCursor: Cursor | null,
) {
  const byRef = nodesByRef(graph);
  const selected = byRef.get(view.selected ?? '');

  const column = useMemo(() => {
    if (view.column === null) return null;
    const { node, field } = parseColumnRef(view.column);
    const id = byRef.get(node)?.id;
    return id === undefined ? null : { node: id, field };
  }, [byRef, view.column]);

  const marks = useMemo(() => {
    const isThere = ({ id }: Cursor) => byRef.has(id) || drawn.nodes.some((node) => node.id === id);
    const moved = ownCursor?.node;
    const home = moved && homeGroup(graph.groups, moved)?.id;
    const resting: Cursor = {
      id: home ?? selected?.id ?? graph.focus ?? drawn.nodes[0]?.id ?? '',
      by: moved === undefined ? 'pointer' : 'keyboard',
    };
    const cursor = ownCursor !== null && isThere(ownCursor) ? ownCursor : resting;
    return { focus: graph.focus, selected: selected?.id ?? null, cursor, column };
  }, [graph, byRef, drawn, selected, ownCursor, column]);

  return {
    marks,
    focus: byRef.get(graph.focus ?? ''),
    atCursor: byRef.get(marks.cursor.id),
    groupAtCursor: groupAt(graph, marks.cursor.id),
    locked: byRef.get(view.locked ?? '')?.id ?? null,
    /**
     * A selected node outside the answer still has its panel, if the URL holds its key. Among versions and runs the
     * key is theirs, and only the answer says whose they are.
     */
    panelKey:
      (selected && panelOf(selected)) ??
      (view.mode === 'logical' && KEY_PATTERN.test(view.selected ?? '') ? view.selected : null),
  };
}
