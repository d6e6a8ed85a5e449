import type { Positions } from '@/lib/layout/layout-types';

import type { DrawnGraph } from '../drawn-graph';
import { nodeSize } from '../node-size';
import { rowPort } from './row-port';

/** Room above and below the lines that pass a job's card, px, and between two of them at most. */
const INSET_PX = 9;
const MOST_APART_PX = 5;

/**
 * How high each edge between columns passes the card of its job, by id of the edge: in the order of
 * their ends, so that they cross little, and evenly.
 */
export function passPlaces(
  { nodes, columnEdges }: Pick<DrawnGraph, 'nodes' | 'columnEdges'>,
  positions: Positions,
): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const endOf = (id: string, row: number | null) => {
    const node = byId.get(id);
    return node === undefined ? 0 : (positions.get(id)?.y ?? 0) + rowPort(node, row);
  };
  const passing = new Map<string, { id: string; ends: number }[]>();
  for (const { id, from, fromRow, via, to, toRow } of columnEdges) {
    if (via === null) continue;
    const list = passing.get(via) ?? [];
    passing.set(via, list);
    list.push({ id, ends: endOf(from, fromRow) + endOf(to, toRow) });
  }
  const places = new Map<string, number>();
  for (const [via, list] of passing) {
    const node = byId.get(via);
    if (node === undefined) continue;
    const { height } = nodeSize(node);
    const middle = (positions.get(via)?.y ?? 0) + height / 2;
    const apart = Math.min(MOST_APART_PX, (height - 2 * INSET_PX) / Math.max(1, list.length - 1));
    list.sort((a, b) => a.ends - b.ends);
    list.forEach(({ id }, i) => places.set(id, middle + (i - (list.length - 1) / 2) * apart));
  }
  return places;
}
