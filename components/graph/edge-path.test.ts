import { expect, it } from 'vitest';

import type { Position } from '@/lib/layout/layout-types';

import { edgePath } from './edge-path';

const pathThrough = (points: readonly Position[]) =>
  edgePath(
    points.flatMap(({ x, y }) => [x, y]),
    0,
    points.length,
  );

/** Every number pair of a path, control points included. */
const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

it('stays level where the waypoints do, so that it passes beside a card', () => {
  const path = pathThrough([
    { x: 0, y: 0 },
    { x: 50, y: 90 },
    { x: 250, y: 90 },
    { x: 303, y: 10 },
  ]);

  expect(path).toContain('50,90 H250');
});

it('never leaves the span between two waypoints', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 60, y: 40 },
    { x: 100, y: 200 },
    { x: 160, y: 210 },
  ];

  const drawn = pointsOf(pathThrough([...points, { x: 203, y: 100 }]));

  expect(drawn.every(({ x }, i) => i === 0 || x >= drawn[i - 1]!.x)).toBe(true);
  expect(Math.max(...drawn.map(({ y }) => y))).toBe(210);
  expect(Math.min(...drawn.map(({ y }) => y))).toBe(0);
});

it('turns back with round corners', () => {
  const path = pathThrough([
    { x: 100, y: 0 },
    { x: 114, y: 0 },
    { x: 114, y: 40 },
    { x: -14, y: 40 },
    { x: -14, y: 0 },
    { x: 3, y: 0 },
  ]);

  expect(path.match(/Q/g)).toHaveLength(4);
});
