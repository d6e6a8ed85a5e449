'use client';

import { useGraphActions } from '../../graph/graph-actions';
import { useShortcuts } from '../../graph/use-shortcuts';
import type { TreeRow } from './list-rows';

const PAGE_ROWS = 10;

/**
 * Keys of a tree grid. → opens a row, then goes to the first one under it, then brings in what is
 * hidden there; ← closes it, then goes to the one it is under.
 */
export function useListKeys({
  rows,
  cursorAt,
  closed,
  isTree,
  toggle,
  onWalk,
}: {
  rows: readonly TreeRow[];
  cursorAt: number;
  closed: ReadonlySet<string>;
  isTree: boolean;
  toggle: (row: TreeRow) => void;
  onWalk: (to: string, from: string | null) => void;
}): void {
  const { expand } = useGraphActions();
  const here = rows[cursorAt];
  const go = (index: number) => () => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (row === undefined) return false;
    onWalk(row.node.id, null);
    return true;
  };
  const outward = () => {
    if (!isTree || here === undefined) return false;
    const { node, children } = here;
    const isUp = node.distance < 0;
    const hidden = isUp ? node.hiddenUpstream : node.hiddenDownstream;
    if (closed.has(node.id)) toggle(here);
    else if (children[0] !== undefined) onWalk(children[0], node.id);
    else if (hidden > 0) expand(node, [isUp ? 'up' : 'down'], false);
    return true;
  };
  const inward = () => {
    if (!isTree || here === undefined) return false;
    if (here.children.length > 0 && !closed.has(here.node.id)) toggle(here);
    else if (here.parent !== null) onWalk(here.parent.id, here.node.id);
    return true;
  };
  useShortcuts({
    ArrowUp: go(cursorAt - 1),
    ArrowDown: go(cursorAt + 1),
    PageUp: go(cursorAt - PAGE_ROWS),
    PageDown: go(cursorAt + PAGE_ROWS),
    Home: go(0),
    End: go(rows.length - 1),
    ArrowRight: outward,
    ArrowLeft: inward,
  });
}
