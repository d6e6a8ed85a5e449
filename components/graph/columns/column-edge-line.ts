import type { Position, Routes } from '@/lib/layout/layout-types';

import type { DrawnNode } from '../drawn-graph';
import { portHeight } from '../node-size';
import { edgeId } from '../trace';
import type { DrawnColumnEdge } from './draw-column-edges';
import { rowPort } from './row-port';

/** What is known of the cards of a picture. */
type Cards = {
  readonly nodes: readonly DrawnNode[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly boxes: Float32Array;
};

/** The way between two cards: what of it is as high as it leaves, what as high as it enters, and the rest. */
type Way = {
  readonly left: number;
  readonly level: readonly number[];
  readonly middle: readonly Position[];
  readonly entering: readonly number[];
  readonly right: number;
};

const NO_ROUTE: readonly Position[] = [];

/**
 * Gives of an edge between columns the points it goes through: from its row along the edge to the job,
 * level past the job's card, and along the edge from it, so that it passes under no other card.
 *
 * @param passes how high each edge passes the card of its job.
 */
export function columnEdgeLines(
  { nodes, indexOf, boxes }: Cards,
  routes: Routes,
  passes: ReadonlyMap<string, number>,
): (edge: DrawnColumnEdge) => Position[] {
  // Between two cards there are many edges of columns, and one way.
  const ways = new Map<number, Way>();
  const topOf = (i: number) => boxes[4 * i + 1] ?? Number.NaN;
  const portOf = (i: number) => {
    const node = nodes[i];
    return node === undefined ? Number.NaN : topOf(i) + portHeight(node);
  };
  const rowAt = (i: number, row: number | null) => {
    const node = nodes[i];
    return node === undefined ? Number.NaN : topOf(i) + rowPort(node, row);
  };
  const wayBetween = (a: number, b: number): Way => {
    const known = ways.get(a * nodes.length + b);
    if (known !== undefined) return known;
    const route = routes.get(edgeId(nodes[a]?.id ?? '', nodes[b]?.id ?? '')) ?? NO_ROUTE;
    const [leaves, enters] = [portOf(a), portOf(b)];
    let [first, last] = [0, route.length];
    while (first < last && route[first]?.y === leaves) first += 1;
    while (last > first && route[last - 1]?.y === enters) last -= 1;
    const way = {
      left: boxes[4 * a + 2] ?? Number.NaN,
      level: route.slice(0, first).map(({ x }) => x),
      middle: route.slice(first, last),
      entering: route.slice(last).map(({ x }) => x),
      right: boxes[4 * b] ?? Number.NaN,
    };
    ways.set(a * nodes.length + b, way);
    return way;
  };
  const follow = (line: Position[], a: number, fromY: number, b: number, toY: number) => {
    const { left, level, middle, entering, right } = wayBetween(a, b);
    line.push({ x: left, y: fromY });
    for (const x of level) line.push({ x, y: fromY });
    line.push(...middle);
    for (const x of entering) line.push({ x, y: toY });
    line.push({ x: right, y: toY });
  };
  return ({ id, from, fromRow, via, to, toRow }) => {
    const [source, target] = [indexOf.get(from), indexOf.get(to)];
    const line: Position[] = [];
    if (source === undefined || target === undefined) return line;
    const [fromY, toY] = [rowAt(source, fromRow), rowAt(target, toRow)];
    const job = via === null ? undefined : indexOf.get(via);
    if (job === undefined) {
      follow(line, source, fromY, target, toY);
      return line;
    }
    const passY = passes.get(id) ?? portOf(job);
    follow(line, source, fromY, job, passY);
    follow(line, job, passY, target, toY);
    return line;
  };
}
