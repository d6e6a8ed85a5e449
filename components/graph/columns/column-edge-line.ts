import type { Position, Routes } from '@/lib/layout/layout-types';

import type { DrawnNode } from '../drawn-graph';
import { portHeight } from '../node-size';
import { edgeId } from '../trace';
import type { DrawnColumnEdge } from './draw-column-edges';
import { rowPort } from './row-port';

type Card = {
  readonly node: DrawnNode;
  readonly left: number;
  readonly top: number;
  readonly right: number;
};

/** The way between two cards from one height to another: as the edge between them goes, but for its ends. */
function between(a: Card, fromY: number, b: Card, toY: number, routes: Routes): Position[] {
  const way = routes.get(edgeId(a.node.id, b.node.id)) ?? [];
  const leaves = a.top + portHeight(a.node);
  const enters = b.top + portHeight(b.node);
  let [first, last] = [0, way.length];
  while (first < last && way[first]?.y === leaves) first += 1;
  while (last > first && way[last - 1]?.y === enters) last -= 1;
  return [
    { x: a.right, y: fromY },
    ...way.slice(0, first).map(({ x }) => ({ x, y: fromY })),
    ...way.slice(first, last),
    ...way.slice(last).map(({ x }) => ({ x, y: toY })),
    { x: b.left, y: toY },
  ];
}

/**
 * The points an edge between columns goes through: from its row along the edge to the job, level past
 * the job's card, and along the edge from it, so that it passes under no other card.
 */
export function columnEdgeLine(
  { id, from, fromRow, via, to, toRow }: DrawnColumnEdge,
  nodes: readonly DrawnNode[],
  indexOf: ReadonlyMap<string, number>,
  boxes: Float32Array,
  routes: Routes,
  passes: ReadonlyMap<string, number>,
): Position[] {
  const cardOf = (one: string): Card | null => {
    const i = indexOf.get(one);
    const node = i === undefined ? undefined : nodes[i];
    if (i === undefined || node === undefined) return null;
    const [left = NaN, top = NaN, right = NaN] = boxes.subarray(4 * i, 4 * i + 3);
    return { node, left, top, right };
  };
  const [source, target] = [cardOf(from), cardOf(to)];
  if (source === null || target === null) return [];
  const fromY = source.top + rowPort(source.node, fromRow);
  const toY = target.top + rowPort(target.node, toRow);
  const job = via === null ? null : cardOf(via);
  if (job === null) return between(source, fromY, target, toY, routes);
  const passY = passes.get(id) ?? job.top + portHeight(job.node);
  return [
    ...between(source, fromY, job, passY, routes),
    ...between(job, passY, target, toY, routes),
  ];
}
