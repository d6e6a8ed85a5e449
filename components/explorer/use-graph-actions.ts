'use client';

import { startTransition, useMemo, type Dispatch, type SetStateAction } from 'react';

import { KEY_PATTERN } from '@/lib/contract/choices';
import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import { isWithinGroup } from '@/lib/lineage';
import { readGraphView } from '@/lib/url/graph-view';

import type { EdgesOf } from '../edge/edges-dialog';
import type { GraphActions } from '../graph/graph-actions';
import type { Cursor } from '../graph/to-flow';
import { LARGE_NODES } from '../graph/use-placement';
import { splitName } from '../node/node-name';
import { quantity } from '../ui/quantity';
import { columnActions } from './column-actions';
import type { Deed } from './describe-change';
import { collapseSide, expandSide } from './expansion';
import type { ChangeView } from './use-graph-view';
import { nodesByRef } from './use-marks';
import { withPaths, type Paths } from './paths/use-paths';

/** The last thing opened or closed in place: what keeps its place, and how to speak of it. */
export type Held = Deed & { readonly id: string };

const NONE: readonly GraphNode[] = [];

const add = (list: readonly string[], entry: string) => [...new Set([...list, entry])].sort();

/** What readers do inside the graph, written into the URL. Stable as long as its arguments are. */
export function useGraphActionsOf(
  change: ChangeView,
  setCursor: Dispatch<SetStateAction<Cursor | null>>,
  setHeld: (held: Held) => void,
  setEdgesOf: (of: EdgesOf) => void,
  { picking, pick }: Pick<Paths, 'picking' | 'pick'>,
  graph: GraphResponse,
): GraphActions {
  const inGroups = graph.groups.length > 0 ? graph.nodes : NONE;
  const { focus } = graph;
  const focusKey = nodesByRef(graph).get(focus ?? '')?.key ?? null;
  const isLarge = graph.nodes.length > LARGE_NODES;
  return useMemo(() => {
    const drawPaths = (from: string | null, node: GraphNode) => {
      setCursor({ id: node.id, by: 'pointer' });
      if (from === null || from === node.key) {
        pick(picking === null ? node : null);
        return;
      }
      pick(null);
      change((view) => withPaths(view, from, node.key));
    };
    return {
      select: (node) => {
        if (picking !== null) {
          drawPaths(picking.key, node);
          return;
        }
        setCursor({ id: node.id, by: 'pointer' });
        change((view) => ({ ...view, selected: node.key, locked: node.key }));
      },
      expand: (node, sides, isAll) => {
        const words = `Expanded ${splitName(node.name).tail}`;
        setHeld({ id: node.id, words, from: { id: node.id, sides } });
        change((view) => sides.reduce((now, side) => expandSide(now, node.key, side, isAll), view));
      },
      collapse: (node, sides) => {
        setHeld({ id: node.id, words: `Collapsed ${splitName(node.name).tail}` });
        change((view) => sides.reduce((now, side) => collapseSide(now, node.key, side), view));
      },
      takeOut: ({ anchor, isOnServer }, { id, key, name }) => {
        setHeld({ id: anchor.id, words: `Took out ${splitName(name).tail}` });
        setCursor({ id, by: 'keyboard' });
        change((view) => ({
          ...view,
          ...(isOnServer ? { also: add(view.also, key) } : { unfolded: add(view.unfolded, key) }),
          selected: key,
          locked: key,
        }));
      },
      unfold: ({ anchor, name, isOnServer, count, memberKind }, first) => {
        setHeld({ id: anchor.id, words: `Unfolded ${quantity(count, memberKind)}` });
        // The card, which has the focus, goes away.
        setCursor({ id: first ?? anchor.id, by: 'keyboard' });
        change((view) =>
          isOnServer
            ? { ...view, expanded: add(view.expanded, name) }
            : { ...view, unfolded: add(view.unfolded, name) },
        );
      },
      openGroup: ({ id, label }) => {
        setHeld({ id, words: `Opened ${label}` });
        change((view) => ({ ...view, expanded: add(view.expanded, id) }));
      },
      closeGroup: ({ id, label }) => {
        setHeld({ id, words: `Closed ${label}` });
        setCursor({ id, by: 'keyboard' });
        const inside = new Set<string>(
          inGroups.flatMap(({ key, group }) => (group && isWithinGroup(group, id) ? [key] : [])),
        );
        change((view) => ({
          ...view,
          expanded: view.expanded.filter((one) => one !== id),
          also: view.also.filter((key) => !inside.has(key)),
        }));
      },
      reveal: ({ id, name, also, leftOut }) => {
        const without = leftOut === 0 ? '' : ` without ${quantity(leftOut, 'node')} on the way`;
        setHeld({ id: focus ?? id, words: `Revealed ${splitName(name).tail}${without}` });
        setCursor({ id, by: 'keyboard' });
        change((view) => ({ ...view, also: [...new Set([...view.also, ...also])].sort() }));
      },
      pathsTo: (node) => {
        const { selected } = readGraphView(new URLSearchParams(window.location.search)).view;
        const chosen = selected !== null && KEY_PATTERN.test(selected) ? selected : focusKey;
        drawPaths(picking?.key ?? chosen, node);
      },
      columns: columnActions(change, setHeld),
      showEdges: ({ id }) => {
        setEdgesOf({ node: id });
      },
      moveCursor: (id) => {
        const move = () => {
          setCursor((cursor) => (cursor?.id === id ? cursor : { id, by: 'pointer' }));
        };
        // Whoever takes hold of a card to move the picture does not wait for the cursor.
        if (isLarge && document.querySelector(':focus-visible') === null) startTransition(move);
        else move();
      },
    };
  }, [change, setCursor, setHeld, setEdgesOf, picking, focus, focusKey, pick, inGroups, isLarge]);
}
